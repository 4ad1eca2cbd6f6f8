import { expect, test } from 'vitest';
import { queuedOrder } from './claim.ts';
import { blockAfter, blockKeyText, type Decision, mergeDecisions } from './decision.ts';
import { concertOnSale, planOf, rectangle } from './halls-for-tests.ts';

const nowMs = Date.parse('2027-03-01T12:00:00Z');
const plan = planOf(rectangle(2, 10));
const orderOf = (id: string) =>
  queuedOrder(
    {
      orderId: id,
      buyerId: `buyer of ${id}`,
      concertId: 'c',
      wish: { seatIds: ['STAL-A-1'] },
      fingerprint: id,
      ref: id,
    },
    concertOnSale(plan, nowMs),
    plan,
    nowMs,
  );

const decisionOf = (id: string, block: number, code: string): Decision => ({
  orders: [{ order: orderOf(id) }],
  blocks: [
    { concertId: 'c', section: 'STAL', block, now: 1, seats: [{ kind: 'claim', codes: [code], value: `~${id}` }] },
  ],
  counters: [{ buyerId: 'b', concertId: 'c', seats: 1, limit: 8 }],
});

test('decisions put together write each block and each counter once, and every order', () => {
  const merged = mergeDecisions([decisionOf('one', 0, '00'), decisionOf('two', 0, '01'), decisionOf('three', 1, '00')]);
  expect(merged.orders.map(({ order }) => order.id)).toEqual(['one', 'two', 'three']);
  expect(merged.blocks).toEqual([
    {
      concertId: 'c',
      section: 'STAL',
      block: 0,
      now: 1,
      seats: [
        { kind: 'claim', codes: ['00'], value: '~one' },
        { kind: 'claim', codes: ['01'], value: '~two' },
      ],
    },
    { concertId: 'c', section: 'STAL', block: 1, now: 1, seats: [{ kind: 'claim', codes: ['00'], value: '~three' }] },
  ]);
  expect(merged.counters).toEqual([{ buyerId: 'b', concertId: 'c', seats: 3, limit: 8 }]);
});

test('blocks are told apart by concert, section and number', () => {
  const keys = [
    { concertId: 'c', section: 'STAL', block: 0 },
    { concertId: 'd', section: 'STAL', block: 0 },
    { concertId: 'c', section: 'BALC', block: 0 },
    { concertId: 'c', section: 'STAL', block: 1 },
  ];
  expect(new Set(keys.map(blockKeyText)).size).toBe(keys.length);
});

test('a block after a change has what was claimed and swapped, not what was given back, and is one version on', () => {
  const block = {
    concertId: 'c',
    section: 'STAL',
    block: 0,
    version: 6,
    closed: false,
    seats: { '00': '~a', '01': 'x' },
  };
  const change = {
    ...block,
    now: 1,
    seats: [
      { kind: 'give-back', codes: ['00'], value: '~a' },
      { kind: 'swap', codes: ['01'], from: 'x', value: '~x' },
      { kind: 'claim', codes: ['02', '03'], value: '~c' },
    ] as const,
  };
  expect(blockAfter(block, change)).toEqual({ ...block, version: 7, seats: { '01': '~x', '02': '~c', '03': '~c' } });
});
