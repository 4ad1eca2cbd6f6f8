import { afterAll, beforeAll, expect, test } from 'vitest';
import { runsOf } from '../choose-seats.ts';
import { club } from '../concerts.ts';
import { type Client, createClient } from '../http-client.ts';
import { type Job, openHall, readBack } from '../job.ts';
import { randomFrom } from '../random.ts';
import { rush } from '../rush.ts';
import { type EmbeddedShop, startEmbeddedShop } from './shop.ts';

const silent = () => {};
let shop: EmbeddedShop;
let client: Client;
let job: Job;

beforeAll(async () => {
  shop = await startEmbeddedShop(silent, 'naive');
  client = createClient(shop.apiUrl, { connections: 16 });
  const buyers = await shop.signIn(40);
  job = { client, admin: shop.admin, buyers, connections: 16, salesMode: 'direct', random: randomFrom(5), say: silent };
});
afterAll(async () => {
  client.close();
  await shop.stop();
});

test('the naive design sells under the same contract, and what it sells can be read back the same way', async () => {
  const hall = await openHall(job, club);
  const plans = job.buyers.map((buyer) => ({ buyer, wish: 'random' as const, requests: 2 }));
  const rushed = await rush(client, { concertId: hall.id, runs: runsOf(club.sections), plans }, job);
  const { findings, seatsSold } = await readBack(job, hall, job.buyers, [rushed]);
  expect(findings).toEqual([]);
  expect(seatsSold).toBeGreaterThan(50);
  expect(rushed.claims.some(({ result }) => result.outcome === 'refused')).toBe(true);
}, 60_000);

test('a key that comes again has the same order, and with other seats it is refused', async () => {
  const hall = await openHall(job, club);
  const [buyer] = job.buyers;
  const ask = (seatIds: string[]) =>
    client.request({
      method: 'POST',
      path: `/concerts/${hall.id}/orders`,
      token: buyer?.token ?? '',
      headers: { 'idempotency-key': 'once' },
      json: { seatIds },
    });
  const [first, again, other] = [await ask(['FRNT-1-1']), await ask(['FRNT-1-1']), await ask(['FRNT-1-2'])];
  expect([first, again, other].map((reply) => reply.answered && reply.status)).toEqual([201, 201, 422]);
  expect(again).toMatchObject({ body: first.answered && first.body });
});
