import { setTimeout as sleep } from 'node:timers/promises';
import { jpegOf, quarters } from '@frontrow/functions/adapters/images/images-for-tests.ts';
import type { AwsService } from '@frontrow/infra/local/disturb-calls.ts';
import { claimSeats } from '@frontrow/loadtest/rush.ts';
import type { Buyer } from '@frontrow/loadtest/shop.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DisturbedShop, openDisturbedShop, sales } from './disturbed-shop.ts';
import { answersLost, outage, slow, throttled, type WireFault } from './wire-faults.ts';

/** One of the services is out of reach for a while, or slow: buyers are told to come back, and nothing accepted is lost. */
const seed = Number(process.env.SEED ?? 7);
const outageSeconds = Number(process.env.OUTAGE_SECONDS ?? 10);
const buyersCount = 8;
const finalMs = 30_000;
const timeout = (outageSeconds + 100) * 1_000;

let shop: DisturbedShop;

beforeAll(async () => {
  shop = await openDisturbedShop(seed, buyersCount);
});
afterAll(() => shop.stop());

const poster = async (concertId: string, bytes: Uint8Array) =>
  fetch(`${shop.url}/api/admin/concerts/${concertId}/poster`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${shop.admin.token}`, 'content-type': 'image/jpeg' },
    body: new Uint8Array(bytes),
  });
const posterOf = async (concertId: string) =>
  ((await (await fetch(`${shop.url}/api/concerts/${concertId}`)).json()) as { concert: { poster: object | null } })
    .concert.poster;
const told = (answer: Response) => [answer.status, Number(answer.headers.get('retry-after')) > 0];

// The function for posters has not been called yet, and so has no keys.
test('F25, F30: without the secrets nobody is let in and nobody is told a lie; a moment later they are', async () => {
  const { id } = await shop.openSale('direct');
  const bytes = await jpegOf(quarters(20, 20));
  shop.storm.begin([outage('secrets'), 1]);
  expect(told(await poster(id, bytes))).toEqual([503, true]);
  shop.storm.end();
  expect((await poster(id, bytes)).status).toBe(200);
});

test.each<readonly [string, WireFault]>([
  ['refused', outage('s3')],
  ['throttled', throttled('s3')],
])('F24, F25: while posters are %s the concert keeps none, and the next try works', async (_, fault) => {
  const { id } = await shop.openSale('direct');
  const bytes = await jpegOf(quarters(20, 30));
  shop.storm.begin([fault, 1]);
  expect(told(await poster(id, bytes))).toEqual([503, true]);
  shop.storm.end();
  expect(await posterOf(id)).toBeNull();
  expect((await poster(id, bytes)).status).toBe(200);
});

test('F24: a poster whose answer is lost twice is there all the same', async () => {
  const { id } = await shop.openSale('direct');
  const lost = answersLost('s3');
  let times = 0;
  shop.storm.begin([{ ...lost, hits: (call) => lost.hits(call) && ++times <= 2 }, 1]);
  const answer = await poster(id, await jpegOf(quarters(30, 20)));
  shop.storm.end();
  expect(answer.status).toBe(200);
  const { poster: shown } = (await answer.json()) as { poster: { url: string } };
  expect((await fetch(`${shop.url}${shown.url}`)).status).toBe(200);
});

test.each<AwsService>(['dynamodb', 'sqs'])(
  `F25: %s is refused for ${outageSeconds} s: nothing accepted is lost, and all of it drains`,
  { timeout },
  async (service) => {
    const halls = await Promise.all(sales.map((sale) => shop.openSale(sale)));
    const hall = await shop.openSale('queued');
    shop.rude.length = 0;
    // Accepted before, and still in the queue when the outage begins: the worker cannot reach its tables.
    const noTables = outage('dynamodb');
    shop.storm.begin([{ ...noTables, hits: (call) => noTables.hits(call) && call.caller === 'settle' }, 1]);
    const seats = hall.runs.flat().flat();
    const early = shop.buyers.map((buyer: Buyer, at) =>
      claimSeats(shop.client, hall.id, buyer, [seats[at] ?? ''], { pollEveryMs: 500 }),
    );
    await expect.poll(() => queuedIn(hall.id)).toBe(buyersCount);

    shop.storm.begin([outage(service), 1]);
    const rushes = sales.map((sale, at) => shop.rush(sale, halls[at] as (typeof halls)[number]));
    await sleep(outageSeconds * 1_000);
    expect(shop.storm.struck.get(outage(service).name)).toBeGreaterThan(buyersCount);
    shop.storm.end();

    await expect.poll(() => queuedIn(hall.id), { timeout: finalMs, interval: 500 }).toBe(0);
    const answers = await Promise.all(early);
    expect(answers.map(({ result }) => result.outcome)).toEqual(answers.map(() => 'granted'));
    const claims = await Promise.all(rushes);
    const found = await Promise.all(halls.map((each, at) => shop.faultsOf(each, claims[at] ?? [])));
    expect([...found.flat(), ...(await shop.faultsOf(hall, answers))]).toEqual([]);
    expect(shop.rude).toEqual([]);
  },
);

test('F9, F26: calls that take up to five seconds cost nobody more than a function’s time', { timeout }, async () => {
  const halls = await Promise.all(sales.map((sale) => shop.openSale(sale)));
  shop.rude.length = 0;
  shop.slowest.ms = 0;
  shop.storm.begin([slow('dynamodb', 5_000), 0.1], [slow('sqs', 5_000), 0.1]);
  const claims = await Promise.all(sales.map((sale, at) => shop.rush(sale, halls[at] as (typeof halls)[number])));
  shop.storm.end();
  // A function for buyers has ten seconds; the machine may be busy.
  expect(shop.slowest.ms).toBeLessThan(15_000);
  const found = await Promise.all(halls.map((each, at) => shop.faultsOf(each, claims[at] ?? [])));
  expect(found.flat()).toEqual([]);
  expect(shop.rude).toEqual([]);
});

const queuedIn = async (concertId: string) =>
  (await shop.ordersNow()).filter((order) => order.concertId === concertId && order.status === 'queued').length;
