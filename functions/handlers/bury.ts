import { connectDynamodb } from '../adapters/dynamodb/client.ts';
import { dynamodbOrders } from '../adapters/dynamodb/orders.ts';
import { dynamodbParked } from '../adapters/dynamodb/parked.ts';
import { dynamodbSeatBlocks } from '../adapters/dynamodb/seat-blocks.ts';
import { createSeenBlocks } from '../adapters/seen-blocks.ts';
import { ClaimMessage } from '../contract/messages.ts';
import { refuseOrder } from '../domain/order-moves.ts';
import type { Ports } from '../domain/ports.ts';
import { logger } from '../runtime/logger.ts';
import { meter } from '../runtime/metrics.ts';
import { eachAlone, type QueueHandler, queueHandler } from '../runtime/queue.ts';
import { type Environment, readSettings } from '../runtime/settings.ts';
import { moveOrder } from './move-order.ts';

export type BuryPorts = Pick<Ports, 'orders' | 'seatBlocks' | 'parked' | 'clock'>;

/** Claims that could not be settled after all their tries: their buyers are told, operators keep a copy. */
export const bury = (ports: BuryPorts): QueueHandler =>
  queueHandler('bury', ClaimMessage, (received) =>
    eachAlone(
      received.map(({ record, message }) => ({ record, message: { ...message, messageId: record.messageId } })),
      async ({ messageId, ...message }) => {
        const parkedAt = new Date(ports.clock()).toISOString();
        await ports.parked.put({ id: messageId, body: JSON.stringify(message), parkedAt });
        meter.count('DeadLetters');
        logger.error('claim parked', { messageId, orderId: message.orderId });
        const key = { buyerId: message.buyerId, orderId: message.orderId };
        if ((await ports.orders.find(key.buyerId, key.orderId)) === undefined) return;
        await moveOrder(ports, key, (order) =>
          refuseOrder(order, { code: 'busy', takenSeatIds: [], suggestedSeatIds: [] }),
        );
      },
    ),
  );

export function connectBury(environment: Environment): QueueHandler {
  const settings = readSettings('bury', environment);
  const client = connectDynamodb(meter);
  const seen = createSeenBlocks(Date.now);
  return bury({
    clock: Date.now,
    orders: dynamodbOrders(client, settings, seen),
    seatBlocks: dynamodbSeatBlocks(client, settings.CONCERTS_TABLE, seen),
    parked: dynamodbParked(client, settings.ORDERS_TABLE),
  });
}
