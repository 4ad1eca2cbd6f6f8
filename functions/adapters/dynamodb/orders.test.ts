import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { expect, test } from 'vitest';
import type { OrderRefusal } from '../../contract/orders.ts';
import { newOrder } from '../../domain/claim.ts';
import { concertOnSale, planOf, rectangle } from '../../domain/halls-for-tests.ts';
import type { Order } from '../../domain/order.ts';
import { refuseOrder } from '../../domain/order-moves.ts';
import { createSeenBlocks } from '../seen-blocks.ts';
import type { DocumentClient } from './client.ts';
import { orderItem } from './order-item.ts';
import { dynamodbOrders } from './orders.ts';

const nowMs = Date.parse('2027-03-01T12:00:00Z');
const concert = concertOnSale(planOf(rectangle(2, 2)), nowMs);
const claim = {
  orderId: 'o1',
  buyerId: 'b1',
  concertId: concert.id,
  wish: { seatIds: [] },
  fingerprint: 'f',
  ref: 'r',
};
const queued = newOrder(claim, concert, [], nowMs);
const refusal: OrderRefusal = { code: 'seats-taken', takenSeatIds: ['STAL-A-1'], suggestedSeatIds: [] };

/** The orders of a table in which the order stands so, whatever condition is put on it. */
function ordersWhere(standing: Order | undefined) {
  const send = async () => {
    throw new ConditionalCheckFailedException({
      message: '',
      $metadata: {},
      ...(standing && { Item: marshall(orderItem(standing)) }),
    });
  };
  const tables = { ORDERS_TABLE: 'orders', CONCERTS_TABLE: 'concerts' };
  return dynamodbOrders({ send } as unknown as DocumentClient, tables, createSeenBlocks(Date.now));
}

function refused() {
  const move = refuseOrder(queued, refusal);
  if (move.outcome !== 'moved') throw new Error(move.outcome);
  return move;
}

test('a write whose answer was lost, and that meets itself when it is sent again, is committed', async () => {
  const { order, decision } = refused();
  expect(await ordersWhere(order).commit(decision)).toEqual({ outcome: 'committed' });
});

test.each<[string, Order | undefined]>([
  ['moved on', { ...queued, status: 'confirmed', revision: 2 }],
  ['refused for another reason', { ...refused().order, refusal: { ...refusal, takenSeatIds: [] } }],
  ['vanished', undefined],
])('an order that somebody else has %s is a lost race', async (_, standing) => {
  const commit = await ordersWhere(standing).commit(refused().decision);
  expect(commit).toMatchObject({ outcome: 'lost', orders: standing === undefined ? [] : [standing] });
});
