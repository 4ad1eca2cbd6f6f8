import type { Order } from '@frontrow/functions/contract/orders.ts';
import type { Interfere } from '@frontrow/infra/local/queues/pump-queues.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type DisturbedShop, openDisturbedShop, type Sale, sales } from './disturbed-shop.ts';
import { sluggish } from './wire-faults.ts';

/**
 * More ask at once than functions may run, and every new one is slow to start (F27); or the tables are slow (F26). Who is
 * turned away hears when to come back, has nothing half accepted, and gets an answer in the end.
 */
const seed = Number(process.env.SEED ?? 7);
const buyersCount = 12;
const bookingsAtOnce = 4;
/** A request reads its blocks, its order and its counter beside each other. */
const callsOfOneRequestMax = 4;
const finalMs = 30_000;
const timeout = 110_000;

let shop: DisturbedShop;
/** Of each group, batches that are at the worker now; and whatever was there twice. */
const atWork = new Map<string, number>();
const overlapping = new Set<string>();
let workersAtOnceMax = 0;
let workersNow = 0;

const noteBatches: Interfere = async (job, event, deliver) => {
  if (job !== 'settle') return deliver(event);
  const groups = [...new Set(event.Records.map(({ attributes }) => attributes.MessageGroupId ?? ''))];
  for (const group of groups) {
    atWork.set(group, (atWork.get(group) ?? 0) + 1);
    if ((atWork.get(group) ?? 0) > 1) overlapping.add(group);
  }
  workersNow += 1;
  workersAtOnceMax = Math.max(workersAtOnceMax, workersNow);
  try {
    return await deliver(event);
  } finally {
    workersNow -= 1;
    for (const group of groups) atWork.set(group, (atWork.get(group) ?? 1) - 1);
  }
};

beforeAll(async () => {
  const concurrency = {
    booking: { max: bookingsAtOnce, coldStartMs: 700 },
    settle: { max: 1, coldStartMs: 700 },
    watch: { max: 1, coldStartMs: 700 },
  };
  shop = await openDisturbedShop(seed, buyersCount, { concurrency, interfere: noteBatches });
});
afterAll(() => shop.stop());

beforeEach(() => {
  shop.rude.length = 0;
  Object.assign(shop.shed, { count: 0 });
  Object.assign(shop.slowest, { ms: 0 });
  shop.storm.inFlightMax.clear();
  overlapping.clear();
  workersAtOnceMax = 0;
});

async function sell(...of: readonly Sale[]): Promise<unknown[]> {
  const halls = await Promise.all(of.map((sale) => shop.openSale(sale)));
  const claims = await Promise.all(of.map((sale, at) => shop.rush(sale, halls[at] as (typeof halls)[number])));
  shop.storm.end();
  const ids = new Set(halls.map(({ id }) => id));
  await expect.poll(() => unfinished(ids), { timeout: finalMs, interval: 500 }).toEqual([]);
  const granted = claims.flat().filter(({ result }) => result.outcome === 'granted');
  expect(granted.length).toBeGreaterThan((of.length * buyersCount) / 3);
  return (await Promise.all(halls.map((hall, index) => shop.faultsOf(hall, claims[index] ?? [])))).flat();
}

async function unfinished(concertIds: ReadonlySet<string>): Promise<string[]> {
  const isOpen = ({ status, payment, refund }: { status: Order['status']; payment?: unknown; refund?: unknown }) =>
    status === 'queued' || (payment as { status?: string } | undefined)?.status === 'open' || refund === 'due';
  const orders = await shop.ordersNow();
  return orders.filter((order) => concertIds.has(order.concertId) && isOpen(order)).map(({ id }) => id);
}

test('F27: where functions may not run more often, everybody is asked to come back, and is served', {
  timeout,
}, async () => {
  expect(await sell(...sales)).toEqual([]);
  expect(shop.shed.count, 'nobody was turned away').toBeGreaterThan(buyersCount);
  expect(shop.rude).toEqual([]);
});

test('F27: who is turned away before the function has no order, and the same key is served afterwards', async () => {
  const hall = await shop.openSale('queued');
  const seats = hall.runs.flat().flat();
  const keys = Array.from({ length: 20 }, () => crypto.randomUUID());
  const ask = (key: string, at: number) =>
    shop.client.request({
      method: 'POST',
      path: `/concerts/${hall.id}/orders`,
      token: shop.buyers[at % buyersCount]?.token ?? '',
      headers: { 'idempotency-key': key },
      json: { seatIds: [seats[at] ?? ''] },
    });
  const replies = await Promise.all(keys.map(ask));
  const turnedAway = replies.flatMap((reply, at) => (reply.answered && reply.status === 503 ? [{ reply, at }] : []));
  expect(turnedAway.length).toBeGreaterThan(0);
  for (const { reply } of turnedAway) expect(reply).toMatchObject({ body: { code: 'busy' }, retryAfter: '1' });
  const known = (await shop.ordersNow()).filter(({ concertId }) => concertId === hall.id);
  expect(known).toHaveLength(keys.length - turnedAway.length);
  for (const { at } of turnedAway) {
    const again = await ask(keys[at] ?? '', at);
    expect(again).toMatchObject({ answered: true, status: 202 });
  }
  await expect.poll(() => unfinished(new Set([hall.id])), { timeout: finalMs, interval: 300 }).toEqual([]);
});

test('F26: while one call of a hundred takes two seconds, no more is under way than may be, and no line is worked off twice', {
  timeout,
}, async () => {
  shop.storm.begin([sluggish('dynamodb', 2_000), 1]);
  expect(await sell('queued')).toEqual([]);
  expect(shop.rude).toEqual([]);
  // A function for buyers has ten seconds; the machine may be busy.
  expect(shop.slowest.ms).toBeLessThan(15_000);
  expect(shop.shed.count, 'no load was shed').toBeGreaterThan(0);
  expect([...overlapping]).toEqual([]);
  const callsAtOnce = shop.storm.inFlightMax.get('booking dynamodb') ?? 0;
  expect(callsAtOnce).toBeGreaterThan(0);
  expect(callsAtOnce).toBeLessThanOrEqual(bookingsAtOnce * callsOfOneRequestMax);
});
