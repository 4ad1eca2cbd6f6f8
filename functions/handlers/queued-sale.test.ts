import { expect, test } from 'vitest';
import type { Order as OrderReply } from '../contract/orders.ts';
import type { Refusal } from '../domain/refusal.ts';
import { bury } from './bury.ts';
import { getOrderHandler } from './http/get-order.ts';
import {
  claim,
  context,
  deliverClaims,
  deliverLooks,
  eventOf,
  inputOf,
  open,
  orderNow,
  refusalOf,
  sale,
  start,
  takenSeats,
  useSale,
} from './sale-for-tests.ts';
import { settle } from './settle.ts';

useSale();

test('a queued claim is accepted at once, answered by the queue, and asked again gives its answer', async () => {
  await open({ salesMode: 'queued' });
  const accepted = await claim(['STAL-A-1', 'STAL-A-2']);
  expect([accepted.status, accepted.order.status]).toEqual([202, 'queued']);
  expect(sale.queues.looks, 'the watch was asked first').toHaveLength(1);
  expect(await deliverClaims()).toEqual([]);
  const answered = await claim(['STAL-A-1', 'STAL-A-2']);
  expect([answered.status, answered.order.status]).toEqual([201, 'confirmed']);
  expect(answered.order.id).toBe(accepted.order.id);
  expect(await takenSeats()).toBe(2);
});

test('first come, first served; whoever was later is refused as directly', async () => {
  await open({ salesMode: 'queued' });
  await claim(['STAL-A-1', 'STAL-A-2'], 'b1');
  await claim(['STAL-A-2', 'STAL-A-3'], 'b2');
  await deliverClaims();
  expect((await claim(['STAL-A-1', 'STAL-A-2'], 'b1')).order.status).toBe('confirmed');
  const later = await claim(['STAL-A-2', 'STAL-A-3'], 'b2').catch((error: Refusal) => error);
  expect(later).toMatchObject({ code: 'seats-taken', facts: { takenSeatIds: ['STAL-A-2'] } });
  expect(await refusalOf(claim(['STAL-A-9'], 'b2', 'b2:STAL-A-2,STAL-A-3'))).toBe('idempotency-key-reused');
});

test('one watch is enough: that of the accepted claim goes on with the hold', async () => {
  await open({ salesMode: 'queued', checkout: 'payment' });
  const { order } = await claim(['STAL-A-1']);
  await deliverClaims();
  expect((await orderNow(order.id))?.status).toBe('held');
  expect(sale.queues.looks).toHaveLength(1);
  await deliverLooks();
  expect(sale.queues.looks.map(({ delaySeconds }) => delaySeconds)).toEqual([601]);
});

test('messages that come twice, together or again, change nothing', async () => {
  await open({ salesMode: 'queued' });
  const { order } = await claim(['STAL-A-1']);
  const [sent] = sale.queues.claims.splice(0);
  const twice = eventOf([
    { body: sent?.message, group: 'g' },
    { body: sent?.message, group: 'g' },
  ]);
  expect((await settle(sale.ports)(twice, context)).batchItemFailures).toEqual([]);
  const confirmed = await orderNow(order.id);
  expect((await settle(sale.ports)(twice, context)).batchItemFailures).toEqual([]);
  expect(await orderNow(order.id)).toEqual(confirmed);
  expect(await sale.ports.orders.findStanding('b1', 'none', sale.concert.id)).toMatchObject({ seatsHad: 1 });
});

test('an order that is not there yet sends its group back from there on, other groups go on', async () => {
  await open({ salesMode: 'queued' });
  await claim(['STAL-A-1'], 'b1');
  await claim(['STAL-A-2'], 'b2');
  const [first, second] = sale.queues.claims.splice(0);
  const unknown = { version: 1, buyerId: 'b9', orderId: 'a'.repeat(26) };
  const event = eventOf([
    { body: unknown, group: 'g1' },
    { body: first?.message, group: 'g1' },
    { body: second?.message, group: 'g2' },
  ]);
  expect(
    (await settle(sale.ports)(event, context)).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier),
  ).toEqual(['m0', 'm1']);
  expect((await orderNow(first?.message.orderId ?? ''))?.status).toBe('queued');
  expect((await orderNow(second?.message.orderId ?? '', 'b2'))?.status).toBe('confirmed');
});

test.each(['', 'null', '[]', '{"version":2}', '{"version":1,"orderId":"x"}', 'x'.repeat(100_000)])(
  'the message %.20j goes back, until the queue lays it aside',
  async (body) => {
    await open({ salesMode: 'queued' });
    const event = eventOf([{ body, group: 'g' }]);
    expect((await settle(sale.ports)(event, context)).batchItemFailures).toEqual([{ itemIdentifier: 'm0' }]);
  },
);

test('fields that a newer version adds do not stop an older worker', async () => {
  await open({ salesMode: 'queued' });
  const { order } = await claim(['STAL-A-1']);
  const [sent] = sale.queues.claims.splice(0);
  await settle(sale.ports)(eventOf([{ body: { ...sent?.message, colour: 'red' }, group: 'g' }]), context);
  expect((await orderNow(order.id))?.status).toBe('confirmed');
});

test('a claim whose message was lost is sent again by the watch, or by the buyer who asks again', async () => {
  await open({ salesMode: 'queued' });
  const { order } = await claim(['STAL-A-1']);
  sale.queues.claims.splice(0);
  await deliverLooks();
  expect(sale.queues.claims).toHaveLength(1);
  expect(sale.queues.looks, 'the watch stays').toHaveLength(1);
  sale.queues.claims.splice(0);
  await claim(['STAL-A-1']);
  await deliverClaims();
  expect((await orderNow(order.id))?.status).toBe('confirmed');
  await deliverLooks();
  expect(sale.queues.looks, 'the watch ends with the order').toEqual([]);
});

test('a claim that the queue never answers is refused at last, and so is one that was laid aside', async () => {
  await open({ salesMode: 'queued' });
  const { order: waiting } = await claim(['STAL-A-1'], 'b1');
  sale.time += 11 * 60 * 1000;
  await deliverLooks();
  expect((await orderNow(waiting.id))?.refusal?.code).toBe('busy');
  const again = await claim(['STAL-A-1'], 'b1');
  expect(again.order, 'asked again, it is over').toMatchObject({ status: 'refused', refusal: { code: 'busy' } });
  const { order: dead } = await claim(['STAL-A-2'], 'b2');
  const parked: unknown[] = [];
  sale.ports = { ...sale.ports, parked: { put: async (message) => void parked.push(message) } };
  const event = eventOf(
    sale.queues.claims
      .splice(0)
      .slice(-1)
      .map(({ message }) => ({ body: message })),
  );
  for (const _ of [1, 2]) expect((await bury(sale.ports)(event, context)).batchItemFailures).toEqual([]);
  expect((await orderNow(dead.id, 'b2'))?.refusal?.code).toBe('busy');
  expect(parked.length).toBeGreaterThan(0);
});

test('what is gone already is refused without a trace, though the sale is queued', async () => {
  await open({ salesMode: 'queued' });
  await claim(['STAL-A-1'], 'b1');
  await deliverClaims();
  expect(await refusalOf(claim(['STAL-A-1'], 'b2'))).toBe('seats-taken');
  expect(sale.queues.claims).toEqual([]);
  expect(await sale.ports.orders.listOfBuyer('b2')).toEqual([]);
});

test('whoever stands in line is told how long claims wait at the moment, as the worker measured it', async () => {
  await open({ salesMode: 'queued' });
  const lookAt = async (orderId: string, buyer: string) =>
    (await getOrderHandler(sale.ports)(inputOf(orderId, buyer))) as { order: OrderReply };
  const { order: first } = await claim(['STAL-A-1'], 'b1');
  const { order: second } = await claim(['STAL-A-2'], 'b2');
  expect((await lookAt(second.id, 'b2')).order.waitSeconds, 'nobody was seen to wait').toBe(1);
  const [served] = sale.queues.claims.splice(0);
  const sentAt = sale.time - 12_400;
  await settle(sale.ports)(eventOf([{ body: served?.message, group: 'g', sentAt }]), context);
  expect((await lookAt(second.id, 'b2')).order.waitSeconds).toBe(13);
  expect((await lookAt(first.id, 'b1')).order).not.toHaveProperty('waitSeconds');
  sale.time += 60_000;
  expect((await lookAt(second.id, 'b2')).order.waitSeconds, 'an old measure is none').toBe(1);
});

test('in the rush after the doors open, auto queues; later it answers directly', async () => {
  await open({ salesMode: 'auto', onSaleAt: new Date(start).toISOString() });
  expect((await claim(['STAL-A-1'])).status).toBe(202);
  sale.time += 3 * 60 * 1000;
  expect((await claim(['STAL-A-2'], 'b2')).status).toBe(201);
});

/** The clock stands in these tests: with each look of whoever waits, a tenth of a second passes. */
function letTimePassWhileWaiting(onLook: () => Promise<unknown> = async () => {}): void {
  const { orders } = sale.ports;
  const find: typeof orders.find = async (...key) => {
    sale.time += 100;
    await onLook();
    return orders.find(...key);
  };
  sale.ports = { ...sale.ports, orders: { ...orders, find } };
}

test('while the sale is calm, who prefers to wait is told the answer, and that it was waited for', async () => {
  await open({ salesMode: 'queued' });
  letTimePassWhileWaiting(deliverClaims);
  const { status, order, headers } = await claim(['STAL-A-1'], 'b1', 'k', 'respond-async, wait=1');
  expect([status, order.status, headers['preference-applied']]).toEqual([201, 'confirmed', 'wait=1']);
});

test('nobody waits longer than a second: then it is 202 with the time to come back', async () => {
  await open({ salesMode: 'queued' });
  letTimePassWhileWaiting();
  const { status, order, headers } = await claim(['STAL-A-1'], 'b1', 'k', 'wait=60');
  expect([status, order.status]).toEqual([202, 'queued']);
  expect(headers).toMatchObject({ 'preference-applied': 'wait=1', 'retry-after': '1', location: expect.any(String) });
  expect(sale.time - start).toBeLessThanOrEqual(1_100);
});

test.each([
  ['in the rush after the doors open', { onSaleAt: new Date(start).toISOString() }, 0],
  ['while claims wait in the queue', {}, start + 10_000],
])(
  '%s nobody is waited for: the preference is passed over, and said so by its absence',
  async (_, changes, busyUntil) => {
    await open({ salesMode: 'queued', ...changes });
    await sale.ports.concerts.setBusyUntil(sale.concert.id, busyUntil, 1_500);
    letTimePassWhileWaiting(deliverClaims);
    const { status, headers } = await claim(['STAL-A-1'], 'b1', 'k', 'wait=1');
    expect(status).toBe(202);
    expect(headers['preference-applied']).toBeUndefined();
    expect(headers['retry-after']).toBe('1');
  },
);

test('who does not ask to wait is not waited for', async () => {
  await open({ salesMode: 'queued' });
  letTimePassWhileWaiting(deliverClaims);
  const { status, headers } = await claim(['STAL-A-1'], 'b1', 'k');
  expect([status, headers['preference-applied']]).toEqual([202, undefined]);
});

test('a claim that cannot be settled comes back soon, then later, so that an outage of a minute does not use up its tries', async () => {
  await open({ salesMode: 'queued' });
  await claim(['STAL-A-1']);
  const [sent] = sale.queues.claims;
  const pauses: number[] = [];
  const claimQueue = {
    ...sale.ports.claimQueue,
    retryIn: async (_: string, seconds: number) => void pauses.push(seconds),
  };
  const findMany = async () => Promise.reject(new Error('The tables are out of reach'));
  const unlucky = { ...sale.ports, claimQueue, orders: { ...sale.ports.orders, findMany } };
  for (const receives of [1, 2, 3, 4, 5, 6, 7])
    await settle(unlucky)(eventOf([{ body: sent?.message, group: sent?.groupId ?? '', receives }]), context);
  expect(pauses).toEqual([1, 2, 4, 8, 15, 15, 15]);
});

test('whoever buries a dead claim may fail, and bury it again: it is parked, and refused once', async () => {
  await open({ salesMode: 'queued' });
  const { order } = await claim(['STAL-A-1']);
  const { revision = 0 } = (await orderNow(order.id)) ?? {};
  const event = eventOf(sale.queues.claims.map(({ message }) => ({ body: message })));
  const broken = {
    ...sale.ports,
    orders: { ...sale.ports.orders, commit: async () => Promise.reject(new Error('busy')) },
  };
  for (const _ of [1, 2]) expect((await bury(broken)(event, context)).batchItemFailures).toHaveLength(1);
  for (const _ of [1, 2]) expect((await bury(sale.ports)(event, context)).batchItemFailures).toEqual([]);
  expect(await orderNow(order.id)).toMatchObject({
    status: 'refused',
    refusal: { code: 'busy' },
    revision: revision + 1,
  });
});
