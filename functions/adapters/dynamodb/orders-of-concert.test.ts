import type { BatchGetCommandInput, QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Order } from '../../domain/order.ts';
import type { DocumentClient } from './client.ts';
import { byConcert } from './keys.ts';
import { orderItem } from './order-item.ts';
import { listOrdersOfConcert } from './orders-of-concert.ts';

type Item = Record<string, unknown>;

const orderAt = (second: number, id: string): Order => ({
  id,
  buyerId: 'b',
  concertId: 'c',
  status: 'confirmed',
  revision: 1,
  ref: 'abcdefghi',
  fingerprint: 'f',
  seats: [],
  currency: 'EUR',
  createdAt: new Date(Date.UTC(2027, 0, 1, 0, 0, second)).toISOString(),
});

/** A table that answers queries of the index as DynamoDB does: in order, a page at a time, an empty last page too. */
function tableOf(orders: readonly Order[]): { client: DocumentClient; keysRead: () => number } {
  const items = orders.map(orderItem).sort((a, b) => (String(a.GSI1SK) < String(b.GSI1SK) ? 1 : -1));
  let keysRead = 0;
  const query = ({ ExpressionAttributeValues: of, Limit = 0, ExclusiveStartKey: start }: QueryCommandInput) => {
    const isBehind = ({ GSI1SK }: Item) =>
      (of?.[':before'] === undefined || String(GSI1SK) < String(of[':before'])) &&
      (start === undefined || String(GSI1SK) < String(start.GSI1SK));
    const found = items.filter((item) => item.GSI1PK === of?.[':concert'] && isBehind(item));
    const Items = found.slice(0, Limit);
    keysRead += Items.length;
    return { Items, LastEvaluatedKey: Items.length === Limit ? Items.at(-1) : undefined };
  };
  const send = async ({ input }: { input: QueryCommandInput | BatchGetCommandInput }) => {
    if (!('RequestItems' in input)) return query(input);
    const wanted = input.RequestItems?.orders?.Keys ?? [];
    return { Responses: { orders: wanted.map(({ SK }) => items.find((item) => item.SK === SK)) } };
  };
  return { client: { send } as unknown as DocumentClient, keysRead: () => keysRead };
}

const anyOrders = fc
  .uniqueArray(fc.stringMatching(/^[a-z2-7]{4}$/), { maxLength: 150 })
  .chain((ids) =>
    fc
      .array(fc.nat(30), { minLength: ids.length, maxLength: ids.length })
      .map((seconds) => ids.map((id, at) => orderAt(seconds[at] ?? 0, id))),
  );
const sortKey = ({ createdAt, id }: Order) => byConcert.sort(createdAt, id);
const newestFirst = (orders: readonly Order[]) => orders.map(sortKey).sort().reverse();

test('page by page, every order of a concert comes once and newest first, however it is spread over the shards', async () => {
  await fc.assert(
    fc.asyncProperty(anyOrders, fc.integer({ min: 1, max: 60 }), async (orders, limit) => {
      const { client } = tableOf(orders);
      const seen: Order[] = [];
      for (;;) {
        const last = seen.at(-1);
        const after = last && { createdAt: last.createdAt, id: last.id };
        const page = await listOrdersOfConcert(client, 'orders', 'c', { limit, ...(after && { after }) });
        seen.push(...page);
        expect(page.length).toBeLessThanOrEqual(limit);
        if (page.length < limit) break;
      }
      expect(seen.map(sortKey)).toEqual(newestFirst(orders));
    }),
  );
});

test('a long page reads little more keys than it gives', async () => {
  const ids = Array.from({ length: 4_000 }, (_, at) => `${String.fromCharCode(97 + (at % 26))}${at}`);
  const { client, keysRead } = tableOf(ids.map((id, at) => orderAt(at, id)));
  expect(await listOrdersOfConcert(client, 'orders', 'c', { limit: 1_000 })).toHaveLength(1_000);
  expect(keysRead()).toBeLessThan(2_000);
});
