import { expect, test } from 'vitest';
import {
  claim,
  context,
  deliverClaims,
  deliverLooks,
  eventOf,
  open,
  orderNow,
  sale,
  useSale,
} from './sale-for-tests.ts';
import { settle } from './settle.ts';

useSale();

test('a hold that runs out while its buyer waits in line does not count against them', async () => {
  await open({ salesMode: 'queued', checkout: 'payment', holdMinutes: 1, seatsPerBuyer: 2 });
  await claim(['STAL-A-1', 'STAL-A-2'], 'b1');
  const { order } = await claim(['STAL-A-3'], 'b1');
  const [first, second] = sale.queues.claims.splice(0);
  const deliver = (message: unknown) => settle(sale.ports)(eventOf([{ body: message, group: 'g' }]), context);
  await deliver(first?.message);
  sale.time += 61_000;
  await deliver(second?.message);
  expect((await orderNow(order.id))?.status).toBe('held');
});

test('nor does one that the watch ends between the worker’s look at the counter and its own', async () => {
  await open({ salesMode: 'queued', checkout: 'payment', holdMinutes: 1, seatsPerBuyer: 2 });
  await claim(['STAL-A-1', 'STAL-A-2'], 'b1');
  const { order } = await claim(['STAL-A-3'], 'b1');
  const [second] = sale.queues.claims.splice(1);
  await deliverClaims();
  const { orders } = sale.ports;
  const listSeatsHad: typeof orders.listSeatsHad = async (...asked) => {
    const had = await orders.listSeatsHad(...asked);
    sale.ports = { ...sale.ports, orders };
    sale.time += 61_000;
    await deliverLooks();
    return had;
  };
  sale.ports = { ...sale.ports, orders: { ...orders, listSeatsHad } };
  await settle(sale.ports)(eventOf([{ body: second?.message, group: 'g' }]), context);
  expect((await orderNow(order.id))?.status).toBe('held');
});

test('nor that of a buyer who meets the limit only after another of the same batch did', async () => {
  await open({ salesMode: 'queued', checkout: 'payment', holdMinutes: 1, seatsPerBuyer: 2 });
  for (const [buyer, row] of [
    ['b1', 'A'],
    ['b2', 'B'],
  ] as const)
    await claim([`STAL-${row}-1`, `STAL-${row}-2`], buyer);
  await claim(['STAL-C-1'], 'b1');
  const { order } = await claim(['STAL-C-2'], 'b2');
  const later = sale.queues.claims.splice(2);
  await deliverClaims();
  sale.queues.claims.push(...later);
  sale.time += 61_000;
  const { orders } = sale.ports;
  let reads = 0;
  // At first it seems that the second buyer has nothing; the transaction knows better.
  const listSeatsHad: typeof orders.listSeatsHad = async (...asked) => {
    const had = await orders.listSeatsHad(...asked);
    reads += 1;
    return reads <= 2 ? new Map([...had, ['b2', 0]]) : had;
  };
  sale.ports = { ...sale.ports, orders: { ...orders, listSeatsHad } };
  await deliverClaims();
  expect((await orderNow(order.id, 'b2'))?.status).toBe('held');
});
