import type { Order } from '@frontrow/functions/contract/orders.ts';
import { expect, test } from 'vitest';
import type { TimedClaim } from './claim-log.ts';
import { courseTable } from './course.ts';
import { checkEnds, endsTable } from './ends-of-orders.ts';
import { gripOver, gripReport } from './grip.ts';

const order = (id: string, changes: Partial<Order>): Order => ({
  id,
  concertId: 'c1',
  status: 'confirmed',
  seats: [],
  total: { amount: 0, currency: 'EUR' },
  createdAt: '',
  ...changes,
});

const granted = (who: string, buyerId: string, times: Partial<TimedClaim>): TimedClaim => ({
  who,
  buyerId,
  seatIds: ['A-1-1', 'A-1-2'],
  askedAt: 0,
  latencyMs: 0,
  answeredAt: 0,
  result: { outcome: 'granted', orderId: `o-${buyerId}`, status: 201, seatIds: ['A-1-1', 'A-1-2'] },
  ...times,
});

test('orders are told by their users, their end and what became of the money', () => {
  const orders = [
    order('o-ann', { status: 'confirmed', payment: { status: 'captured' } }),
    order('o-ben', { status: 'expired', payment: { status: 'captured' }, refund: { status: 'done' } }),
    order('o-cleo', { status: 'expired', payment: { status: 'captured' }, refund: { status: 'due' } }),
  ];
  const page = endsTable(orders, [granted('pay-late', 'ann', {}), granted('pay-late', 'ben', {})]);
  expect(page).toContain('| pay-late | confirmed, paid | 1 | 0 |');
  expect(page).toContain('| pay-late | expired, paid and given back | 1 | 0 |');
  expect(page).toContain('| refused | expired, paid for nothing | 1 | 0 |');
  expect(checkEnds(orders, ['confirmed, paid', 'released'])).toEqual([
    { rule: 'nothing-shown', detail: 'no order ended as “released”' },
  ]);
});

test('a bot has its seats from the answer until it leaves, a buyer until they have paid', () => {
  const claims = [
    granted('hoard', 'bot', { answeredAt: 1_000, releasedAt: 3_500 }),
    granted('buy', 'ann', { askedAt: 4_000, answeredAt: 4_000, paidAt: 5_000 }),
    granted('buy', 'ben', { askedAt: 6_000, answeredAt: 6_000 }),
  ];
  expect(gripOver(claims, 'hoard', 60_000)).toEqual([
    { second: 0, heldByWatched: 0, heldByOthers: 0, sold: 0 },
    { second: 2, heldByWatched: 2, heldByOthers: 0, sold: 0 },
    { second: 4, heldByWatched: 0, heldByOthers: 2, sold: 0 },
    { second: 6, heldByWatched: 0, heldByOthers: 2, sold: 2 },
  ]);
  const page = gripReport(claims, { watched: 'hoard', holdMs: 60_000, seats: 4 });
  expect(page).toContain('hoard held 13 % of the 4 wanted seats on the average, 50 % at most.');
  expect(page).toContain('Of the others: 2 users asked 2 times; granted 2 times; refused never; 1 bought.');
  expect(page).toContain('| 2 | 50 % | 0 % | 0 % | 50 % |');
});

test('the course of a run is told in few lines, with what went wrong', () => {
  const periods = Array.from({ length: 40 }, (_, at) => ({
    period: String(at * 10_000),
    counters: { 'errors.ETIMEDOUT': at, 'http.codes.200': 9 },
    summaries: { 'http.response_time': { min: 1, max: 9, p50: 2, p95: 3, p99: 4, count: 9 } },
  }));
  const lines = courseTable(periods).split('\n');
  expect(lines).toHaveLength(2 + 20);
  expect(lines.at(-1)).toBe('| 380 | 9 | 2.0 | 3.0 | 4.0 | 38 |');
});
