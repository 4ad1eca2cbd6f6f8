import { connectDynamodb } from '../adapters/dynamodb/client.ts';
import { dynamodbConcerts } from '../adapters/dynamodb/concerts.ts';
import { dynamodbOrders } from '../adapters/dynamodb/orders.ts';
import { createSeenBlocks, dynamodbSeatBlocks } from '../adapters/dynamodb/seat-blocks.ts';
import { secretSigningKeys } from '../adapters/signing-keys.ts';
import { jwtAccessTokens } from '../adapters/tokens.ts';
import { cancelOrder, claimSeats, getOrder, listOrders } from '../contract/orders.ts';
import type { Ports } from '../domain/ports.ts';
import { type ApiHandler, api, route } from '../runtime/api.ts';
import { type Environment, readSettings } from '../runtime/settings.ts';
import { cancelOrderHandler } from './http/cancel-order.ts';
import { claimSeatsHandler } from './http/claim-seats.ts';
import { getOrderHandler } from './http/get-order.ts';
import { listOrdersHandler } from './http/list-orders.ts';

type BookingPorts = Pick<Ports, 'concerts' | 'seatBlocks' | 'orders' | 'accessTokens' | 'clock'>;

/** Claims and orders: the path that an on-sale runs through. */
export const booking = (ports: BookingPorts): ApiHandler =>
  api(
    [
      route(claimSeats, claimSeatsHandler(ports)),
      route(listOrders, listOrdersHandler(ports)),
      route(getOrder, getOrderHandler(ports)),
      route(cancelOrder, cancelOrderHandler(ports)),
    ],
    ports.accessTokens,
  );

export function connectBooking(environment: Environment): ApiHandler {
  const settings = readSettings('booking', environment);
  const client = connectDynamodb();
  const clock = Date.now;
  const seen = createSeenBlocks(clock);
  return booking({
    clock,
    concerts: dynamodbConcerts(client, settings.CONCERTS_TABLE, clock),
    seatBlocks: dynamodbSeatBlocks(client, settings.CONCERTS_TABLE, seen),
    orders: dynamodbOrders(client, settings, seen),
    accessTokens: jwtAccessTokens(secretSigningKeys(settings.SIGNING_SECRET, clock), clock),
  });
}
