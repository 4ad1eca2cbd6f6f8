import { expect, test } from 'vitest';
import { percentile, renderReport } from './report.ts';
import type { Claim } from './rush.ts';

const claim = (latencyMs: number, result: Claim['result']): Claim => ({
  buyerId: 'b',
  seatIds: ['A-1-1'],
  latencyMs,
  result,
});
const granted: Claim['result'] = { outcome: 'granted', status: 201, orderId: 'o', seatIds: ['A-1-1'] };
const taken: Claim['result'] = { outcome: 'refused', status: 409, code: 'seats-taken' };

const part = {
  name: 'A',
  buyers: 2,
  rush: {
    claims: [
      ...Array.from({ length: 100 }, (_, at) => claim(at + 1, granted)),
      claim(7, taken),
      claim(30_000, { outcome: 'unanswered', reason: 'timeout' }),
    ],
    seconds: 2,
  },
  seatsSold: 100,
  seatsTotal: 100,
  ordersRead: 100,
  findings: [],
};

test('percentiles are values that were measured', () => {
  const sorted = Array.from({ length: 100 }, (_, at) => at + 1);
  expect([0.5, 0.95, 0.99, 1].map((of) => percentile(sorted, of))).toEqual([50, 95, 99, 100]);
  expect(percentile([7], 0.5)).toBe(7);
  expect(percentile([], 0.5)).toBe(0);
});

test('every outcome has its line, and what was not answered does not count as answered', () => {
  const report = renderReport([part], { seed: 1 });
  expect(report).toContain(
    '| A | 2 | 102 | 101 | 100 | 100 of 100 | 0 | 100 orders, all match | 0 | 1 | 2.0 | 51 | 50 |',
  );
  expect(report).toContain('| A | 201 granted | 100 | 50 | 95 | 99 | 100 |');
  expect(report).toContain('| A | 409 seats-taken | 1 | 7.0 |');
  expect(report).toContain('| A | no answer | 1 | 30,000 |');
  expect(report).toContain('Every invariant holds.');
});

test('what stood in line is told twice: how soon it was told so, and its end', () => {
  const queued = { ...claim(1_100, { ...granted, status: 202 }), queuedAs: 'o', acceptMs: 40 };
  const report = renderReport([{ ...part, rush: { claims: [queued], seconds: 2 } }], {});
  expect(report).toContain('| A | 202 stands in line | 1 | 40 | 40 | 40 | 40 |');
  expect(report).toContain('| A | 202 granted | 1 | 1,100 |');
});

test('findings are counted in their columns and told in words', () => {
  const findings = [
    { rule: 'sold-twice', detail: 'A-1-1 is in orders o1 and o2' },
    { rule: 'order-without-seats', detail: 'order o3' },
  ] as const;
  const report = renderReport([{ ...part, findings }], {});
  expect(report).toContain('| 100 of 100 | 1 | **1 mismatches** |');
  expect(report).toContain('- A: sold-twice: A-1-1 is in orders o1 and o2');
  expect(report).toContain('**2 findings**');
});
