import { isDeepStrictEqual } from 'node:util';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { limits } from '../../contract/limits.ts';
import type { Commit, Decision, LostCommit } from '../../domain/decision.ts';
import type { Orders } from '../../domain/ports.ts';
import { type SeenBlocks, tellSeen } from '../seen-blocks.ts';
import { getItems, queryItems } from './batches.ts';
import { blockFromItem } from './block-item.ts';
import type { DocumentClient } from './client.ts';
import { itemsOf, type OrderTables } from './decision-items.ts';
import { keys } from './keys.ts';
import { networkRooms } from './network-rooms.ts';
import { orderFromItem, orderItem } from './order-item.ts';
import { listOrdersOfConcert } from './orders-of-concert.ts';
import { type LostRace, transact } from './transact.ts';

export function dynamodbOrders(client: DocumentClient, tables: OrderTables, seen: SeenBlocks): Orders {
  const table = tables.ORDERS_TABLE;

  return {
    async find(buyerId, orderId) {
      const [item] = await getItems(client, table, [keys.order(buyerId, orderId)], { strong: true });
      return item && orderFromItem(item);
    },

    async findStanding(buyerId, orderId, concertId) {
      const items = await getItems(client, table, [keys.order(buyerId, orderId), keys.counter(buyerId, concertId)], {
        strong: true,
      });
      const order = items.find(({ SK }) => String(SK).startsWith('ORDER#'));
      const counter = items.find(({ SK }) => String(SK).startsWith('CONCERT#'));
      return { order: order && orderFromItem(order), ...counterFromItem(counter) };
    },

    async findMany(keysOfOrders) {
      const items = await getItems(
        client,
        table,
        keysOfOrders.map(({ buyerId, orderId }) => keys.order(buyerId, orderId)),
        { strong: true },
      );
      return items.map(orderFromItem);
    },

    async listSeatsHad(buyers, concertId) {
      const items = await getItems(
        client,
        table,
        [...new Set(buyers)].map((buyerId) => keys.counter(buyerId, concertId)),
        { strong: true },
      );
      return new Map(items.map((item) => [String(item.PK).slice('BUYER#'.length), Number(item.seats ?? 0)]));
    },

    async put(order) {
      try {
        const Item = orderItem(order);
        await client.send(new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(PK)' }));
        return undefined;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        const [item] = await getItems(client, table, [keys.order(order.buyerId, order.id)], { strong: true });
        return item && orderFromItem(item);
      }
    },

    async listOfBuyer(buyerId) {
      const { PK } = keys.order(buyerId, '');
      const items = await queryItems(
        client,
        {
          TableName: table,
          KeyConditionExpression: 'PK = :buyer AND begins_with(SK, :order)',
          ExpressionAttributeValues: { ':buyer': PK, ':order': 'ORDER#' },
          ConsistentRead: true,
        },
        limits.ordersPerBuyer,
      );
      return items.map(orderFromItem);
    },

    ...networkRooms(client, table),

    listOfConcert: (concertId, options) => listOrdersOfConcert(client, table, concertId, options),

    async commit(decision) {
      const tellWritten = seen.beginWrite();
      const result = await transact(client, itemsOf(decision, tables));
      const commit: Commit =
        result === 'committed' || isOwnWrite(decision, result)
          ? { outcome: 'committed' }
          : readLostRace(decision, result);
      tellSeen(seen, tellWritten, decision, commit);
      return commit;
    },
  };
}

/** An order alone is no transaction: what stands may be what the first try wrote, whose answer was lost. */
function isOwnWrite({ orders }: Decision, reasons: LostRace): boolean {
  const [change] = orders;
  return reasons.length === 1 && change !== undefined && isDeepStrictEqual(reasons[0]?.item, orderItem(change.order));
}

/** Which items failed, in the order in which `itemsOf` wrote them. */
function readLostRace({ orders, counters, blocks }: Decision, reasons: LostRace): LostCommit {
  const ofOrders = reasons.slice(0, orders.length);
  const ofCounters = reasons.slice(orders.length, orders.length + counters.length);
  const ofBlocks = reasons.slice(orders.length + counters.length);
  return {
    outcome: 'lost',
    orders: ofOrders.flatMap(({ failed, item }) => (failed && item ? [orderFromItem(item)] : [])),
    counters: counters.flatMap(({ buyerId, concertId }, at) =>
      ofCounters[at]?.failed ? [{ buyerId, concertId, ...counterFromItem(ofCounters[at].item) }] : [],
    ),
    blocks: ofBlocks.flatMap(({ item }) => (item === undefined ? [] : [blockFromItem(item)])),
    missingBlocks: blocks.filter((_, at) => ofBlocks[at]?.failed === true && ofBlocks[at].item === undefined),
  };
}

const counterFromItem = (item: Record<string, unknown> | undefined) => ({
  seatsHad: Number(item?.seats ?? 0),
  restsUntil: Number(item?.restsUntil ?? 0),
});
