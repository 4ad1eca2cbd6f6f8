import { connectDynamodb } from '../adapters/dynamodb/client.ts';
import { dynamodbConcerts } from '../adapters/dynamodb/concerts.ts';
import { dynamodbOrders } from '../adapters/dynamodb/orders.ts';
import { dynamodbPaymentBook } from '../adapters/dynamodb/payment-book.ts';
import { dynamodbSeatBlocks } from '../adapters/dynamodb/seat-blocks.ts';
import { settlingPayments } from '../adapters/payments/simulator.ts';
import { createSeenBlocks } from '../adapters/seen-blocks.ts';
import { connectSqs, sqsClaimQueue, sqsWatchQueue } from '../adapters/sqs/queues.ts';
import { WatchMessage } from '../contract/messages.ts';
import { meter } from '../runtime/metrics.ts';
import { eachAlone, type QueueHandler, queueHandler } from '../runtime/queue.ts';
import { type Environment, readSettings } from '../runtime/settings.ts';
import { type WatchPorts, watchOrder } from './watch-order.ts';

/** Looks at orders that were accepted, until each has ended. */
export const watch = (ports: WatchPorts): QueueHandler =>
  queueHandler('watch', WatchMessage, (received) => eachAlone(received, watchOrder(ports)));

export function connectWatch(environment: Environment): QueueHandler {
  const settings = readSettings('watch', environment);
  const client = connectDynamodb(meter);
  const clock = Date.now;
  const seen = createSeenBlocks(clock);
  const sqs = connectSqs();
  const watchQueue = sqsWatchQueue(sqs, settings.WATCH_QUEUE_URL);
  return watch({
    clock,
    watchQueue,
    concerts: dynamodbConcerts(client, settings.CONCERTS_TABLE, clock),
    seatBlocks: dynamodbSeatBlocks(client, settings.CONCERTS_TABLE, seen),
    orders: dynamodbOrders(client, settings, seen),
    claimQueue: sqsClaimQueue(sqs, settings.CLAIM_QUEUE_URL),
    payments: settlingPayments(dynamodbPaymentBook(client, settings.ORDERS_TABLE)),
  });
}
