import { limits } from '../../contract/limits.ts';
import { type BlockChange, blockKeyText, type Commit, type Decision } from '../../domain/decision.ts';
import type { Order } from '../../domain/order.ts';
import type { OrderPlace, Orders } from '../../domain/ports.ts';
import { encodeTime } from '../../domain/seat-block.ts';
import { getItems, queryItems } from './batches.ts';
import { blockFromItem } from './block-item.ts';
import type { DocumentClient } from './client.ts';
import { byConcert, type Key, keys } from './keys.ts';
import { orderFromItem, orderItem } from './order-item.ts';
import type { SeenBlocks } from './seat-blocks.ts';
import { type LostRace, type TransactItems, transact } from './transact.ts';

export interface OrderTables {
  readonly ORDERS_TABLE: string;
  readonly CONCERTS_TABLE: string;
}

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
      return { order: order && orderFromItem(order), seatsHad: Number(counter?.seats ?? 0) };
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

    async listOfConcert(concertId, { after, limit }) {
      const shards = Array.from({ length: byConcert.shards }, (_, shard) =>
        queryItems(client, shardQuery(table, concertId, shard, after, limit), limit),
      );
      const newest = (await Promise.all(shards))
        .flat()
        .sort((a, b) => (String(a.GSI1SK) < String(b.GSI1SK) ? 1 : -1))
        .slice(0, limit);
      const orders = (await getItems(client, table, newest as unknown as Key[])).map(orderFromItem);
      return orders.sort((a, b) => (byConcert.sort(a.createdAt, a.id) < byConcert.sort(b.createdAt, b.id) ? 1 : -1));
    },

    async commit(decision) {
      const result = await transact(client, itemsOf(decision, tables));
      for (const change of decision.blocks) seen.forget(blockKeyText(change));
      if (result === 'committed') return { outcome: 'committed' };
      const lost = readLostRace(decision, result);
      for (const block of lost.blocks) seen.put(blockKeyText(block), block);
      return lost;
    },
  };
}

function shardQuery(table: string, concertId: string, shard: number, after: OrderPlace | undefined, limit: number) {
  return {
    TableName: table,
    IndexName: byConcert.name,
    KeyConditionExpression: after ? 'GSI1PK = :concert AND GSI1SK < :after' : 'GSI1PK = :concert',
    ExpressionAttributeValues: {
      ':concert': byConcert.partition(concertId, shard),
      ...(after && { ':after': byConcert.sort(after.createdAt, after.id) }),
    },
    ScanIndexForward: false,
    Limit: limit,
  };
}

/** The transaction of a decision: the order first, then the buyer's counter, then the blocks in their order. */
export function itemsOf(decision: Decision, { ORDERS_TABLE, CONCERTS_TABLE }: OrderTables): TransactItems {
  return [
    orderWrite(decision, ORDERS_TABLE),
    counterWrite(decision, ORDERS_TABLE),
    ...decision.blocks.map((change) => blockWrite(change, CONCERTS_TABLE)),
  ];
}

const onFailure = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;

function orderWrite({ order: change }: Decision, table: string): TransactItems[number] {
  const Item = orderItem(change.order);
  switch (change.kind) {
    case 'put':
      return { Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(PK)', ...onFailure } };
    case 'move':
      return {
        Put: {
          TableName: table,
          Item,
          ConditionExpression: '#status = :from',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: { ':from': change.from },
          ...onFailure,
        },
      };
  }
}

function counterWrite({ counter }: Decision, table: string): TransactItems[number] {
  const gives = counter.seats < 0;
  return {
    Update: {
      TableName: table,
      Key: keys.counter(counter.buyerId, counter.concertId),
      UpdateExpression: 'ADD seats :seats',
      ConditionExpression: gives ? 'seats >= :bound' : 'attribute_not_exists(seats) OR seats <= :bound',
      ExpressionAttributeValues: {
        ':seats': counter.seats,
        ':bound': gives ? -counter.seats : counter.limit - counter.seats,
      },
      ...onFailure,
    },
  };
}

function blockWrite(change: BlockChange, table: string): TransactItems[number] {
  const names = Object.fromEntries(change.codes.map((code) => [`#${code}`, code]));
  const each = (text: (name: string) => string, separator: string) => Object.keys(names).map(text).join(separator);
  const common = { TableName: table, Key: keys.block(change), ExpressionAttributeNames: names, ...onFailure };
  switch (change.kind) {
    case 'claim':
      return {
        Update: {
          ...common,
          UpdateExpression: `SET ${each((name) => `${name} = :value`, ', ')} ADD v :one`,
          ConditionExpression: `attribute_exists(PK) AND attribute_not_exists(closed) AND ${each((name) => `(attribute_not_exists(${name}) OR ${name} < :now)`, ' AND ')}`,
          ExpressionAttributeValues: { ':value': change.value, ':now': encodeTime(change.now), ':one': 1 },
        },
      };
    case 'give-back':
      return {
        Update: {
          ...common,
          UpdateExpression: `REMOVE ${each((name) => name, ', ')} ADD v :one`,
          ConditionExpression: each((name) => `${name} = :value`, ' AND '),
          ExpressionAttributeValues: { ':value': change.value, ':one': 1 },
        },
      };
  }
}

function readLostRace(decision: Decision, [order, counter, ...blocks]: LostRace): Extract<Commit, { outcome: 'lost' }> {
  const fresh: Order | undefined = order?.failed && order.item ? orderFromItem(order.item) : undefined;
  return {
    outcome: 'lost',
    ...(fresh && { order: fresh }),
    ...(counter?.failed && { seatsHad: Number(counter.item?.seats ?? 0) }),
    blocks: blocks.flatMap(({ item }) => (item === undefined ? [] : [blockFromItem(item)])),
    missingBlocks: decision.blocks.filter((_, at) => blocks[at]?.failed === true && blocks[at].item === undefined),
  };
}
