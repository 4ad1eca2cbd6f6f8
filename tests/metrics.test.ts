import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { getOrder } from '@frontrow/functions/contract/orders.ts';
import { metricUnits } from '@frontrow/functions/domain/meter.ts';
import type { Totals } from '@frontrow/functions/runtime/metrics.ts';
import { expect, test } from 'vitest';
import { addConcert, claim, useShop } from './api/shop.ts';

const shop = useShop({ name: 'over the embedded emulators', inMemory: false });
const totals = async () => (await (await fetch(`${shop.url}/metrics`)).json()) as Totals;

/** The counts of one path that grew while this was done. */
async function countedIn(path: string, work: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = (await totals())[path] ?? {};
  await work();
  const after = (await totals())[path] ?? {};
  return Object.fromEntries(Object.entries(after).map(([name, sum]) => [name, sum - (before[name] ?? 0)]));
}

const fourSeats = (row: string) => [1, 2, 3, 4].map((number) => `STAL-${row}-${number}`);

test('the shop tells what a claim costs: 7 write units when it is granted, none when the look refuses it', async () => {
  const concert = await addConcert(shop, { salesMode: 'direct' });
  const granted = await countedIn('claim-seats granted', () => claim(shop, shop.buyer, concert.id, fourSeats('A')));
  expect(granted).toMatchObject({ Calls: 1, SeatsClaimed: 4, WriteUnits: 7 });
  expect(granted.ReadUnits, 'concert, plan, block, order and counter').toBeGreaterThan(0);
  const refused = await countedIn('claim-seats refused', () => claim(shop, shop.otherBuyer, concert.id, ['STAL-A-1']));
  expect(refused).toMatchObject({ Calls: 1, ClaimsRefused: 1 });
  expect(refused.WriteUnits ?? 0).toBe(0);
});

test('of a queued claim the accepting function pays 2 units, the settling one 6', async () => {
  const concert = await addConcert(shop, { salesMode: 'queued' });
  const settled = await countedIn('settle', async () => {
    const accepted = await countedIn('claim-seats queued', async () => {
      const { body } = await claim(shop, shop.buyer, concert.id, fourSeats('B'));
      const status = async () =>
        (await shop.call(getOrder, { as: shop.buyer, params: { orderId: body.order.id } })).body.order.status;
      await expect.poll(status, { timeout: 10_000, interval: 50 }).toBe('confirmed');
    });
    expect(accepted).toMatchObject({ Calls: 1, ClaimsQueued: 1, WriteUnits: 2 });
    await expect.poll(async () => (await totals()).settle?.BatchSize ?? 0).toBeGreaterThan(0);
  });
  expect(settled).toMatchObject({ BatchSize: 1, ClaimsGranted: 1, WriteUnits: 6 });
});

test('a race for one seat shows its conflicts, and what AWS bills for them without saying', async () => {
  const concert = await addConcert(shop, { salesMode: 'direct', seatsPerBuyer: 100 });
  const counted = await countedIn('claim-seats granted', async () => {
    const wishes = Array.from({ length: 10 }, (_, at) => [`STAL-C-${at + 1}`]);
    await Promise.all(wishes.map((seats) => claim(shop, shop.buyer, concert.id, seats)));
  });
  const { ClaimsGranted = 0, ClaimConflicts = 0, TransactionConflicts = 0, WriteUnits } = counted;
  expect(ClaimsGranted).toBeGreaterThan(0);
  expect(WriteUnits).toBe(ClaimsGranted * 7 + (ClaimConflicts + TransactionConflicts) * 6);
});

test('the document for operators names exactly the metrics there are', async () => {
  const text = await readFile(resolve(import.meta.dirname, '../docs/metrics.md'), 'utf8');
  const named = [...text.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(Object.keys(metricUnits).toSorted());
});
