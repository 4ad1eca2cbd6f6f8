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
import { eachAlone, type QueueHandler, queueHandler, type Received } from '../runtime/queue.ts';
import { type Environment, readSettings } from '../runtime/settings.ts';
import { moveOrder } from './move-order.ts';

export type BuryPorts = Pick<Ports, 'orders' | 'seatBlocks' | 'parked' | 'clock'>;

type Letter = Received<unknown>['record'];

/** Claims that could not be settled after all their tries: their buyers are told, operators keep a copy. */
export const bury = (ports: BuryPorts): QueueHandler =>
  queueHandler(
    'bury',
    ClaimMessage,
    (received) =>
      eachAlone(
        received.map((each) => ({ record: each.record, message: each })),
        ({ record, message }) => buryClaim(ports, record, message),
      ),
    (record) => park(ports, record),
  );

async function buryClaim(ports: BuryPorts, record: Letter, { buyerId, orderId }: ClaimMessage): Promise<void> {
  await park(ports, record);
  if ((await ports.orders.find(buyerId, orderId)) === undefined) return;
  await moveOrder(ports, { buyerId, orderId }, (order) =>
    refuseOrder(order, { code: 'busy', takenSeatIds: [], suggestedSeatIds: [] }),
  );
}

/** As it came: what could not be read is what an operator wants to see. */
async function park({ parked, clock }: BuryPorts, { messageId, body }: Letter): Promise<void> {
  await parked.put({ id: messageId, body, parkedAt: new Date(clock()).toISOString() });
  meter.count('DeadLetters');
  logger.error('message parked', { messageId });
}

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
