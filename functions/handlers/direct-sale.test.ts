import { expect, test } from 'vitest';
import { claim, open, refusalOf, sale, takenSeats, useSale } from './sale-for-tests.ts';

useSale();

/** Notes every call that a claim makes to the orders. */
function watchOrders(): string[] {
  const calls: string[] = [];
  const note = (name: string, value: unknown) =>
    typeof value === 'function'
      ? (...args: unknown[]) => {
          calls.push(name);
          return value(...args);
        }
      : value;
  const noted = Object.entries(sale.ports.orders).map(([name, value]) => [name, note(name, value)]);
  sale.ports = { ...sale.ports, orders: Object.fromEntries(noted) };
  return calls;
}

test('seats that look free are claimed by one transaction and no read of orders', async () => {
  await open({ salesMode: 'direct' });
  const calls = watchOrders();
  expect((await claim(['STAL-A-1', 'STAL-A-2'])).status).toBe(201);
  expect(calls).toEqual(['commit']);
});

test('nobody is told that seats went before it was asked whether they have them', async () => {
  await open({ salesMode: 'direct' });
  const { order } = await claim(['STAL-A-1'], 'b1', 'key');
  const calls = watchOrders();
  expect((await claim(['STAL-A-1'], 'b1', 'key')).order.id).toBe(order.id);
  expect(await refusalOf(claim(['STAL-A-1'], 'b2'))).toBe('seats-taken');
  expect(calls).toEqual(['findStanding', 'findStanding']);
});

test('one more seat than the limit is refused by the transaction itself, with the count that stands', async () => {
  await open({ salesMode: 'direct', seatsPerBuyer: 2 });
  await claim(['STAL-A-1', 'STAL-A-2']);
  const calls = watchOrders();
  expect(await refusalOf(claim(['STAL-A-3']))).toBe('seat-limit');
  expect(calls[0]).toBe('commit');
  expect((await claim(['STAL-A-3'], 'b2')).status, 'the seat is still free').toBe(201);
});

test('a key stands for its order for good: a day and a year later it gives the same one, and nothing but a refusal for another wish', async () => {
  await open({ salesMode: 'direct' });
  const { order } = await claim(['STAL-A-1'], 'b1', 'key');
  const refused = await refusalOf(claim(['STAL-A-1'], 'b2', 'late'));
  expect(refused).toBe('seats-taken');
  const dayMs = 24 * 60 * 60 * 1000;
  for (const days of [1, 365]) {
    sale.time += days * dayMs;
    const again = await claim(['STAL-A-1'], 'b1', 'key');
    expect([again.status, again.order]).toEqual([201, order]);
    expect(await refusalOf(claim(['STAL-A-2'], 'b1', 'key'))).toBe('idempotency-key-reused');
  }
  expect(await takenSeats()).toBe(1);
});
