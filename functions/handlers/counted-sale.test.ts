import { beforeEach, expect, test } from 'vitest';
import { type Totals, totalsSoFar } from '../runtime/metrics.ts';
import { booking } from './booking.ts';
import { bury } from './bury.ts';
import { claimEvent, context, deliverClaims, eventOf, open, sale, useSale } from './sale-for-tests.ts';
import { settle } from './settle.ts';

useSale();

let before: Totals;
beforeEach(() => {
  before = totalsSoFar();
});

/** What was counted since the test began, by operation and outcome. */
function counted(path: string): Record<string, number> {
  const now = totalsSoFar()[path] ?? {};
  const grown = Object.entries(now).map(([name, sum]) => [name, sum - (before[path]?.[name] ?? 0)] as const);
  return Object.fromEntries(grown.filter(([, sum]) => sum !== 0));
}

const ask = async (seatIds: string[], buyer: string, key?: string) =>
  booking(sale.ports)(await claimEvent(seatIds, buyer, key), context);

test('claims are counted by what became of them', async () => {
  await open({ salesMode: 'direct' });
  expect((await ask(['STAL-A-1', 'STAL-A-2'], 'b1')).statusCode).toBe(201);
  expect((await ask(['STAL-A-2'], 'b2')).statusCode).toBe(409);
  expect((await ask(['STAL-A-1', 'STAL-A-2'], 'b1')).statusCode, 'the same again').toBe(201);
  expect(counted('claim-seats granted')).toEqual({ Calls: 1, ClaimsGranted: 1, SeatsClaimed: 2 });
  expect(counted('claim-seats refused')).toEqual({ Calls: 1, ClaimsRefused: 1 });
  expect(counted('claim-seats confirmed'), 'an answer given before is no new claim').toEqual({ Calls: 1 });
});

test('a claim that lost a race is decided again, and that is counted', async () => {
  await open({ salesMode: 'direct' });
  const { orders } = sale.ports;
  let isFirst = true;
  const commit: typeof orders.commit = async (decision) => {
    if (!isFirst) return orders.commit(decision);
    isFirst = false;
    return { outcome: 'lost', orders: [], blocks: [], missingBlocks: [], counters: [] };
  };
  sale.ports = { ...sale.ports, orders: { ...orders, commit } };
  expect((await ask(['STAL-A-1'], 'b1')).statusCode).toBe(201);
  expect(counted('claim-seats granted')).toMatchObject({ ClaimsGranted: 1, Redecisions: 1 });
});

test('the queue counts its batches, what it granted and refused, and what came again', async () => {
  await open({ salesMode: 'queued' });
  for (const buyer of ['b1', 'b2', 'b3']) await ask(['STAL-A-1', 'STAL-A-2'], buyer);
  expect(counted('claim-seats queued')).toEqual({ Calls: 3, ClaimsQueued: 3 });
  await deliverClaims();
  expect(counted('settle')).toMatchObject({
    Calls: 1,
    BatchSize: 3,
    ClaimsGranted: 1,
    SeatsClaimed: 2,
    ClaimsRefused: 2,
  });
  expect(counted('settle').Redeliveries).toBeUndefined();
  const unknown = { version: 1, buyerId: 'b9', orderId: 'a'.repeat(26) };
  await settle(sale.ports)(eventOf([{ body: unknown, group: 'g', receives: 2 }]), context);
  expect(counted('settle')).toMatchObject({ Calls: 2, BatchSize: 4, Redeliveries: 1, MessagesFailed: 1 });
});

test('how long the oldest message of a batch waited is told', async () => {
  await open({ salesMode: 'queued' });
  const sentAt = Date.now() - 3_000;
  await settle(sale.ports)(
    eventOf([
      { body: '', group: 'g', sentAt },
      { body: '', group: 'g' },
    ]),
    context,
  );
  expect(counted('settle').OldestMessageAge).toBeGreaterThanOrEqual(3_000);
});

test('a claim that is laid aside counts as a dead letter', async () => {
  await open({ salesMode: 'queued' });
  await ask(['STAL-A-1'], 'b1');
  const [sent] = sale.queues.claims.splice(0);
  await bury(sale.ports)(eventOf([{ body: sent?.message }]), context);
  expect(counted('bury')).toMatchObject({ DeadLetters: 1 });
});
