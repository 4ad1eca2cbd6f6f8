import { beforeEach, describe, expect, test } from 'vitest';
import type { Decision, SeatChange } from '../domain/decision.ts';
import { endMinutes } from '../domain/drift.ts';
import { soldValue } from '../domain/seat-block.ts';
import { checkConcert } from './check-concert.ts';
import { claim, deliverClaims, open, orderNow, pay, sale, takenSeats, useSale } from './sale-for-tests.ts';

useSale();
beforeEach(() => open({ checkout: 'instant', salesMode: 'direct' }));

const settle = async () => {};
const check = async (repair = false) => {
  const report = await checkConcert({ ...sale.ports, settle }, sale.concert.id, { repair });
  if (report === undefined) throw new Error('There is no such concert');
  return report;
};
const kinds = async () => (await check()).drift.map(({ kind }) => kind);

/** Somebody's hand in the tables: a write that no rule of the shop allows. */
async function tamper({ seats, ...decision }: Partial<Decision> & { seats?: SeatChange }): Promise<void> {
  const block = { concertId: sale.concert.id, section: 'STAL', block: 0, now: Math.floor(sale.time / 1000) };
  const blocks = seats === undefined ? [] : [{ ...block, seats: [seats] }];
  const result = await sale.ports.orders.commit({ orders: [], counters: [], blocks, ...decision });
  expect(result.outcome).toBe('committed');
}

const counterOf = async (buyerId: string) =>
  (await sale.ports.orders.listSeatsHad([buyerId], sale.concert.id)).get(buyerId);

test('a shop at work agrees with itself: sold, held, queued, released and withdrawn seats', async () => {
  await claim(['STAL-A-1', 'STAL-A-2']);
  await claim(['STAL-A-3'], 'b2');
  await tamper({ seats: { kind: 'claim', codes: ['09'], value: '~' } });
  expect(await check()).toMatchObject({ orders: 2, drift: [] });
});

test('a hold agrees before and after it ran out, until nobody ended it for an hour', async () => {
  await open({ checkout: 'payment', salesMode: 'direct', id: 'paid' });
  await claim(['STAL-A-1']);
  expect(await kinds()).toEqual([]);
  sale.time += 11 * 60_000;
  expect(await kinds()).toEqual([]);
  sale.time += endMinutes * 60_000;
  expect(await kinds()).toEqual(['order-without-end']);
});

test('a queued claim that nobody settles is told after an hour', async () => {
  await open({ salesMode: 'queued', id: 'queued' });
  await claim(['STAL-A-1']);
  expect(await kinds()).toEqual([]);
  sale.time += (endMinutes + 1) * 60_000;
  expect(await kinds()).toEqual(['order-without-end']);
  expect((await check(true)).repaired, 'a person has to see why').toEqual([]);
  await deliverClaims();
  expect(await kinds()).toEqual([]);
});

describe('what a hand in the tables has done is told, and put right when asked for', () => {
  test('a seat that nobody has goes back on sale', async () => {
    await claim(['STAL-A-1']);
    await tamper({ seats: { kind: 'claim', codes: ['05'], value: soldValue('nobodys00') } });
    expect(await kinds()).toEqual(['seat-without-order']);
    expect(await kinds(), 'looking changes nothing').toEqual(['seat-without-order']);
    expect((await check(true)).repaired).toHaveLength(1);
    expect(await kinds()).toEqual([]);
    expect(await takenSeats()).toBe(1);
  });

  test('a seat that was taken from a buyer becomes theirs again', async () => {
    const { order } = await claim(['STAL-A-1', 'STAL-A-2']);
    const value = soldValue((await orderNow(order.id))?.ref ?? '');
    await tamper({ seats: { kind: 'give-back', codes: ['01'], value } });
    expect(await check()).toMatchObject({ drift: [{ kind: 'order-without-seats', seats: [{ id: 'STAL-A-2' }] }] });
    expect((await check(true)).repaired).toHaveLength(1);
    expect(await kinds()).toEqual([]);
    expect(await takenSeats()).toBe(2);
    const late = await claim(['STAL-A-2'], 'b2').catch((error: { code: string }) => error.code);
    expect(late).toBe('seats-taken');
  });

  test('a seat that two orders say they have is left to a person', async () => {
    const { order } = await claim(['STAL-A-1']);
    const value = soldValue((await orderNow(order.id))?.ref ?? '');
    await tamper({ seats: { kind: 'give-back', codes: ['00'], value } });
    await claim(['STAL-A-1'], 'b2');
    expect(await check(true)).toMatchObject({ drift: [{ kind: 'order-without-seats' }], repaired: [] });
    expect(await kinds()).toEqual(['order-without-seats']);
  });

  test.each([3, -1])('a counter that is wrong by %i counts right again', async (seats) => {
    await claim(['STAL-A-1', 'STAL-A-2']);
    await tamper({ counters: [{ buyerId: 'b1', concertId: sale.concert.id, seats, limit: 1_000 }] });
    expect(await check()).toMatchObject({ drift: [{ kind: 'wrong-counter', seatsHad: 2 + seats, seats: 2 }] });
    expect((await check(true)).repaired).toHaveLength(1);
    expect([await counterOf('b1'), await kinds()]).toEqual([2, []]);
  });
});

test('what changes between two looks is the sale at work, not drift', async () => {
  const value = soldValue('nobodys00');
  await tamper({ seats: { kind: 'claim', codes: ['05'], value } });
  const heal = () => tamper({ seats: { kind: 'give-back', codes: ['05'], value } });
  expect(await checkConcert({ ...sale.ports, settle: heal }, sale.concert.id, { repair: true })).toMatchObject({
    drift: [],
    repaired: [],
  });
});

test('a paid order agrees', async () => {
  await open({ checkout: 'payment', salesMode: 'direct', id: 'paid' });
  const { order } = await claim(['STAL-B-1']);
  await pay(order.id, 'tok_approve');
  expect((await orderNow(order.id))?.status).toBe('confirmed');
  expect(await check()).toMatchObject({ orders: 1, drift: [] });
});

test('a concert that is gone has nothing to compare', async () => {
  expect(await checkConcert({ ...sale.ports, settle }, 'nosuch', { repair: false })).toBeUndefined();
});
