import { chooseDynamodb } from '@frontrow/infra/local/emulators/choose-dynamodb.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Microburst, type Rule, startMicroburst } from '../../tools/microburst/start-microburst.ts';
import { type DisturbedShop, openDisturbedShop, type Sale } from '../faults/disturbed-shop.ts';

/**
 * The shop reaches its tables through somebody else's idea of what AWS does when it fails: a proxy that reads AWS's own
 * service models, over HTTP. Ours, in `tests/faults`, stands before the socket, and so meets more.
 */
const seed = Number(process.env.SEED ?? 7);
const buyersCount = 6;
const finalMs = 30_000;
const sales: readonly Sale[] = ['queued', 'payment'];

let dynamodb: { readonly url: string; stop(): Promise<void> };
let proxy: Microburst;
let shop: DisturbedShop;

beforeAll(async () => {
  const start = chooseDynamodb();
  if (start === undefined) throw new Error('There is no DynamoDB to stand before.');
  dynamodb = await start();
  proxy = await startMicroburst(dynamodb.url, () => {});
  process.env.DYNAMODB_ENDPOINT = proxy.url;
  shop = await openDisturbedShop(seed, buyersCount);
});
afterAll(async () => {
  delete process.env.DYNAMODB_ENDPOINT;
  await shop?.stop();
  await proxy?.stop();
  await dynamodb?.stop();
});

const on = (operation: string, fault: Omit<Rule, 'service'>): Rule => ({ service: 'dynamodb', operation, ...fault });
const writes = ['TransactWriteItems', 'PutItem', 'UpdateItem'];

const table: readonly (readonly [name: string, rules: readonly Rule[] | { preset: string }])[] = [
  [
    'F1: answers to writes break off',
    writes.map((name) => on(name, { probability: 0.25, response: { abort_frac: 0.3 } })),
  ],
  ['F2: the tables are throttled', { preset: 'ddb-throttle' }],
  ['F25: connections are reset', [{ service: 'dynamodb', probability: 0.15, reset: true }]],
  [
    'F26: answers take up to a second',
    [
      {
        service: 'dynamodb',
        probability: 0.3,
        latency: { dist: 'spike', min: 20, max: 200, spike_ms: 1_000, spike_p: 0.1 },
      },
    ],
  ],
  // Garbled ones are left out: TLS makes of them a broken connection.
  ['F29: answers are cut short', [{ service: 'dynamodb', probability: 0.15, response: { truncate_frac: 0.5 } }]],
];

const struckMin = 6;
/** The proxy draws by itself whom it strikes: where it was kind, the sale is played again. */
const roundsMax = 5;

test.each(table)('%s, and every promise holds', async (_, rules) => {
  let struck = 0;
  for (let round = 1; round <= roundsMax && struck < struckMin; round += 1) struck += await playSales(rules);
  expect(struck, 'nothing went wrong').toBeGreaterThanOrEqual(struckMin);
});

/** Answers how often something went wrong; no promise was broken by it. */
async function playSales(rules: (typeof table)[number][1]): Promise<number> {
  const halls = await Promise.all(sales.map((sale) => shop.openSale(sale)));
  shop.rude.length = 0;
  await proxy.begin(rules);
  const claims = await Promise.all(sales.map((sale, at) => shop.rush(sale, halls[at] as (typeof halls)[number])));
  const struck = await proxy.end();
  const ids = new Set(halls.map(({ id }) => id));
  await expect.poll(() => unfinished(ids), { timeout: finalMs, interval: 500 }).toEqual([]);
  const found = await Promise.all(halls.map((hall, at) => shop.faultsOf(hall, claims[at] ?? [])));
  expect(found.flat()).toEqual([]);
  expect(shop.rude).toEqual([]);
  expect(claims.flat().filter(({ result }) => result.outcome === 'granted').length).toBeGreaterThan(2);
  return [...struck.values()].reduce((sum, count) => sum + count, 0);
}

async function unfinished(concertIds: ReadonlySet<string>): Promise<string[]> {
  const open = (await shop.ordersNow()).filter(
    ({ concertId, status, payment, refund }) =>
      concertIds.has(concertId) && (status === 'queued' || payment?.status === 'open' || refund === 'due'),
  );
  return open.map(({ id, status }) => `${id}: ${status}`);
}
