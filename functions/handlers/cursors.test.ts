import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { memoryPorts } from '../adapters/memory/ports.ts';
import { concertOnSale, planOf, rectangle } from '../domain/halls-for-tests.ts';
import { Refusal } from '../domain/refusal.ts';
import { toCursor } from './cursors.ts';
import { findConcerts } from './find-concerts.ts';
import { claimSeatsHandler } from './http/claim-seats.ts';
import { listAllOrdersHandler } from './http/list-all-orders.ts';
import { listOrdersHandler } from './http/list-orders.ts';
import { accountOf, request } from './sale-for-tests.ts';

const ports = memoryPorts();
const plan = planOf(rectangle(4, 10));

beforeAll(async () => {
  await ports.concerts.create(concertOnSale(plan, Date.now()), plan);
  for (const buyer of ['b1', 'b2']) {
    await claimSeatsHandler(ports)({
      params: { concertId: 'concert1' },
      query: undefined,
      headers: { 'idempotency-key': buyer },
      body: { seatIds: [`STAL-${buyer === 'b1' ? 'A' : 'B'}-1`] },
      account: accountOf(buyer),
      request,
    });
  }
});

const search = { text: '', limit: 5, latestFirst: false };
const asked = (cursor: string) => ({
  params: undefined,
  headers: undefined,
  body: undefined,
  request,
  query: { cursor },
});
const lists: Record<string, (cursor: string) => Promise<{ items: readonly object[] }>> = {
  'concerts by time': (cursor) => findConcerts(ports.concerts, { ...search, cursor }),
  'concerts by words': (cursor) => findConcerts(ports.concerts, { ...search, text: 'ferry', cursor }),
  'orders of a buyer': async (cursor) => {
    const page = await listOrdersHandler(ports)({ ...asked(cursor), account: accountOf('b1') });
    return page as { items: readonly object[] };
  },
  'orders of everybody': async (cursor) => {
    const page = await listAllOrdersHandler(ports)({ ...asked(cursor), account: { id: 'a', role: 'admin' } });
    return page as { items: readonly object[] };
  },
};

const place = fc.record(
  { startsAt: fc.string(), createdAt: fc.string(), id: fc.string(), concert: fc.jsonValue(), order: fc.jsonValue() },
  { requiredKeys: [] },
);
const cursor = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'abcXYZ019-_'), minLength: 1, maxLength: 512 }),
  fc.jsonValue().map((value) => toCursor({ value })),
  fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
  place.map(toCursor),
  fc.record({ createdAt: fc.string({ maxLength: 30 }), id: fc.string({ maxLength: 30 }) }).map(toCursor),
  fc.record({ startsAt: fc.string({ maxLength: 30 }), id: fc.string({ maxLength: 12 }) }).map(toCursor),
);

describe.each(Object.entries(lists))('a made-up cursor for %s', (_, list) => {
  test('is refused, or is a place in the same list and opens nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(cursor, async (text) => {
        const page = await list(text).catch((error: unknown) => {
          if (error instanceof Refusal && error.code === 'invalid-cursor') return undefined;
          throw error;
        });
        expect(page?.items.length ?? 0).toBeLessThanOrEqual(5);
      }),
      { numRuns: 400 },
    );
  });
});

test("no cursor of a buyer's list shows an order of somebody else", async () => {
  const all = await ports.orders.listOfConcert('concert1', { limit: 10 });
  const ofOthers = all.filter(({ buyerId }) => buyerId !== 'b1');
  expect(ofOthers.length).toBeGreaterThan(0);
  for (const { createdAt, id } of all) {
    for (const at of [createdAt, '9999', ''])
      for (const seen of (await lists['orders of a buyer']?.(toCursor({ createdAt: at, id })))?.items ?? [])
        expect(ofOthers.map((order) => order.id)).not.toContain((seen as { id: string }).id);
  }
});
