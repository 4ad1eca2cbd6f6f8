import { pbkdf2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { beginsWithZeros, proofOfWork, zeroBitsOf } from '../contract/proof-of-work.ts';
import { rushMs } from '../domain/sales-mode.ts';
import { booking } from './booking.ts';
import { claimEvent, context, deliverClaims, open, sale, start, useSale } from './sale-for-tests.ts';

useSale();

/** The doors opened a moment ago. */
const rush = { salesMode: 'queued', onSaleAt: new Date(start - 1_000).toISOString(), proofOfWork: true } as const;

/** The first number that solves it, or that does not. */
function solve(challenge: string, isRight = true): string {
  const { iterations, digestBits } = proofOfWork;
  for (let nonce = 0; ; nonce += 1) {
    const digest = pbkdf2Sync(String(nonce), challenge, iterations, digestBits / 8, 'sha256');
    if (beginsWithZeros(digest, zeroBitsOf(challenge)) === isRight) return `${challenge}.${nonce}`;
  }
}

async function ask(seatIds: string[], buyer: string, key: string, proof?: string) {
  const event = await claimEvent(seatIds, buyer, key);
  const headers = { ...event.headers, ...(proof && { 'proof-of-work': proof }) };
  const { statusCode, body } = await booking(sale.ports)({ ...event, headers }, context);
  return { status: statusCode, ...(JSON.parse(body) as { code?: string; challenge?: string }) };
}
const written = async () => ({
  orders: await sale.ports.orders.listOfBuyer('b1'),
  claims: sale.queues.claims.length,
  looks: sale.queues.looks.length,
});

test('in the rush a claim is sent back with a challenge before anything is written, and let in with its solution', async () => {
  await open(rush);
  const { status, code, challenge = '' } = await ask(['STAL-A-1'], 'b1', 'k1');
  expect([status, code]).toEqual([428, 'proof-needed']);
  expect(await written()).toEqual({ orders: [], claims: 0, looks: 0 });
  const proof = solve(challenge);
  expect((await ask(['STAL-A-1'], 'b1', 'k1', proof)).status).toBe(202);
  expect((await ask(['STAL-A-1'], 'b1', 'k1')).status, 'its order is there: no second proof').toBe(202);
  await deliverClaims();
  expect((await ask(['STAL-A-1'], 'b1', 'k1')).status).toBe(201);
});

test('a solution is worth one order of one buyer, for two minutes', async () => {
  await open(rush);
  const { challenge = '' } = await ask(['STAL-A-1'], 'b1', 'k1');
  const proof = solve(challenge);
  for (const [buyer, key, sent] of [
    ['b1', 'k2', proof],
    ['b2', 'k1', proof],
    ['b1', 'k1', solve(challenge, false)],
    ['b1', 'k1', 'rubbish'],
  ] as const)
    expect(await ask(['STAL-A-1'], buyer, key, sent)).toMatchObject({ status: 428, code: 'proof-needed' });
  await sale.ports.concerts.setBusyUntil(sale.concert.id, start + 600_000, 1_000);
  sale.time += 121_000;
  expect((await ask(['STAL-A-1'], 'b1', 'k1', proof)).code, 'too late').toBe('proof-needed');
});

test('who is too late learns so without any work, and a calm sale, a direct one or another concert asks for none', async () => {
  await open(rush);
  const { challenge = '' } = await ask(['STAL-A-1'], 'b1', 'k1');
  await ask(['STAL-A-1'], 'b1', 'k1', solve(challenge));
  await deliverClaims();
  expect((await ask(['STAL-A-1'], 'b2', 'k1')).code).toBe('seats-taken');
  sale.time += rushMs;
  expect((await ask(['STAL-A-2'], 'b2', 'k2')).status).toBe(202);
});

test.each([{ salesMode: 'direct' as const }, { proofOfWork: false }])('%o asks for none', async (changes) => {
  await open({ ...rush, ...changes });
  expect((await ask(['STAL-A-1'], 'b1', 'k1')).status).toBeLessThan(300);
});
