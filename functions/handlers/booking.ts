import { connectDynamodb } from '../adapters/dynamodb/client.ts';
import { dynamodbConcerts } from '../adapters/dynamodb/concerts.ts';
import { dynamodbOrders } from '../adapters/dynamodb/orders.ts';
import { dynamodbPaymentBook } from '../adapters/dynamodb/payment-book.ts';
import { dynamodbSeatBlocks } from '../adapters/dynamodb/seat-blocks.ts';
import { edgeWithSecret } from '../adapters/edge.ts';
import { simulatedPayments } from '../adapters/payments/simulator.ts';
import { signedProofs } from '../adapters/proofs.ts';
import { createSeenBlocks } from '../adapters/seen-blocks.ts';
import { secretSigningKeys } from '../adapters/signing-keys.ts';
import { connectSqs, sqsClaimQueue, sqsWatchQueue } from '../adapters/sqs/queues.ts';
import { jwtAccessTokens } from '../adapters/tokens.ts';
import {
  cancelOrder,
  claimSeats,
  getOrder,
  listOrders,
  payOrder,
  releaseOrder,
  takePaymentNotice,
} from '../contract/orders.ts';
import type { Ports } from '../domain/ports.ts';
import { type ApiHandler, api, route } from '../runtime/api.ts';
import { meter } from '../runtime/metrics.ts';
import { type Environment, readSettings } from '../runtime/settings.ts';
import { cancelOrderHandler } from './http/cancel-order.ts';
import { claimSeatsHandler } from './http/claim-seats.ts';
import { getOrderHandler } from './http/get-order.ts';
import { listOrdersHandler } from './http/list-orders.ts';
import { payOrderHandler } from './http/pay-order.ts';
import { releaseOrderHandler } from './http/release-order.ts';
import { takePaymentNoticeHandler } from './http/take-payment-notice.ts';

type BookingPorts = Pick<
  Ports,
  | 'concerts'
  | 'seatBlocks'
  | 'orders'
  | 'claimQueue'
  | 'watchQueue'
  | 'payments'
  | 'proofs'
  | 'accessTokens'
  | 'edge'
  | 'clock'
>;

/** Claims and orders: the path that an on-sale runs through. */
export const booking = (ports: BookingPorts): ApiHandler =>
  api(
    [
      route(claimSeats, claimSeatsHandler(ports)),
      route(listOrders, listOrdersHandler(ports)),
      route(getOrder, getOrderHandler(ports)),
      route(payOrder, payOrderHandler(ports)),
      route(releaseOrder, releaseOrderHandler(ports)),
      route(takePaymentNotice, takePaymentNoticeHandler(ports)),
      route(cancelOrder, cancelOrderHandler(ports)),
    ],
    ports.accessTokens,
    ports.edge,
  );

export function connectBooking(environment: Environment): ApiHandler {
  const settings = readSettings('booking', environment);
  const client = connectDynamodb(meter);
  const clock = Date.now;
  const seen = createSeenBlocks(clock);
  const sqs = connectSqs();
  const watchQueue = sqsWatchQueue(sqs, settings.WATCH_QUEUE_URL);
  const signingKeys = secretSigningKeys(settings.SIGNING_SECRET, clock);
  const book = dynamodbPaymentBook(client, settings.ORDERS_TABLE);
  return booking({
    clock,
    watchQueue,
    concerts: dynamodbConcerts(client, settings.CONCERTS_TABLE, clock),
    seatBlocks: dynamodbSeatBlocks(client, settings.CONCERTS_TABLE, seen),
    orders: dynamodbOrders(client, settings, seen),
    claimQueue: sqsClaimQueue(sqs, settings.CLAIM_QUEUE_URL),
    payments: simulatedPayments(book, watchQueue, signingKeys, clock),
    proofs: signedProofs(signingKeys, clock),
    accessTokens: jwtAccessTokens(signingKeys, clock),
    edge: edgeWithSecret(secretSigningKeys(settings.ORIGIN_SECRET, clock)),
  });
}
