import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DisturbedShop, openDisturbedShop, sales } from './disturbed-shop.ts';
import { answersCut, answersLost, conflicts, halfBatches, throttled, type WireFault } from './wire-faults.ts';

/**
 * A light crowd buys, pays and cancels, by two clicks at once (F22) and with refunds that nobody hears of (F20), while
 * calls to AWS go wrong; then all is well again, and all is read back.
 */
const seed = Number(process.env.SEED ?? 7);
const buyersCount = 10;
/** Whatever was accepted has ended this long after the faults. */
const finalMs = 30_000;
const timeout = 110_000;

let shop: DisturbedShop;

beforeAll(async () => {
  shop = await openDisturbedShop(seed, buyersCount);
});
afterAll(() => shop.stop());

type Rated = readonly [fault: WireFault, rate: number];

const table: readonly (readonly [name: string, faults: readonly Rated[]])[] = [
  ['F1: writes are done and nobody hears of it', [[answersLost('dynamodb'), 0.25]]],
  ['F2: the tables are throttled', [[throttled('dynamodb'), 0.25]]],
  ['F3: transactions and plain writes meet each other', [[conflicts, 0.4]]],
  ['F4: half of a batch is left undone', [[halfBatches, 0.5]]],
  [
    'F10: the queues are throttled, and what they took is not heard of',
    [
      [throttled('sqs'), 0.2],
      [answersLost('sqs'), 0.3],
    ],
  ],
  [
    'F29: answers are cut anywhere',
    [
      [answersCut('dynamodb'), 0.1],
      [answersCut('sqs'), 0.1],
    ],
  ],
  [
    'all of them at once',
    [
      [answersLost('dynamodb'), 0.05],
      [throttled('dynamodb'), 0.05],
      [conflicts, 0.1],
      [halfBatches, 0.2],
      [throttled('sqs'), 0.1],
      [answersLost('sqs'), 0.1],
      [answersCut('dynamodb'), 0.03],
    ],
  ],
];

test.each(table)(`%s, and every promise holds (SEED=${seed})`, { timeout }, async (_, faults) => {
  const halls = await Promise.all(sales.map((sale) => shop.openSale(sale)));
  shop.rude.length = 0;
  shop.storm.begin(...faults);
  const claims = await Promise.all(sales.map((sale, at) => shop.rush(sale, halls[at] as (typeof halls)[number])));
  const struck = [...shop.storm.struck];
  shop.storm.end();

  const ids = new Set(halls.map(({ id }) => id));
  await expect.poll(() => unfinished(ids), { timeout: finalMs, interval: 500 }).toEqual([]);
  const faultsFound = await Promise.all(halls.map((hall, at) => shop.faultsOf(hall, claims[at] ?? [])));
  expect(faultsFound.flat()).toEqual([]);
  expect(shop.rude).toEqual([]);
  expect(await moneyAstray()).toEqual([]);
  expect(claims.flat().filter(({ result }) => result.outcome === 'granted').length).toBeGreaterThan(buyersCount);
  for (const [fault] of faults) expect(struck.map(([name]) => name)).toContain(fault.name);
});

/** Orders that something is still to be done about. */
async function unfinished(concertIds: ReadonlySet<string>): Promise<string[]> {
  const open = (await shop.ordersNow()).filter(
    ({ concertId, status, payment, refund }) =>
      concertIds.has(concertId) && (status === 'queued' || payment?.status === 'open' || refund === 'due'),
  );
  return open.map(({ id, status, payment, refund }) => `${id}: ${status} ${payment?.status ?? ''} ${refund ?? ''}`);
}

/** The provider keeps the money of confirmed orders, once each, and of nobody else. */
async function moneyAstray(): Promise<string[]> {
  const [orders, payments] = await Promise.all([shop.ordersNow(), shop.payments()]);
  const kept = payments.filter(({ status, refunded }) => status === 'captured' && !refunded).map(({ id }) => id);
  const owed = orders.flatMap(({ status, payment }) => (status === 'confirmed' && payment ? [payment.id] : []));
  return [...kept.filter((id) => !owed.includes(id)), ...owed.filter((id) => !kept.includes(id))];
}
