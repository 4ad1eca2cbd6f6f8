import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ContenderName, openContender } from '../bench/contenders.ts';
import { openTables } from '../bench/open-tables.ts';
import { measureHall } from '../bench/unit-costs.ts';
import { usedBetween } from '../compare/cost.ts';
import { renderGrowth } from './report.ts';

let opened: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  opened = await openTables();
}, 60_000);
afterAll(() => opened.stop());

/** By AWS's own count, in units: no clock has a say in it. */
const unitsOfABuyer: readonly [ContenderName, number][] = [
  ['direct', 7],
  // Twelve claims a block: a batch of ten at 6.2 and one of two at 7.
  ['queued', (10 * 6.2 + 2 * 7) / 12],
];

test.each(unitsOfABuyer)(
  '%s: ten times the buyers in ten times the seats write exactly ten times the units',
  {
    timeout: 60_000,
  },
  async (name, units) => {
    const contender = openContender(name, opened.tables);
    const [small, large] = [await measureHall(contender, 1), await measureHall(contender, 10)];
    expect([small.buyers, large.buyers]).toEqual([12, 120]);
    expect(small.writeUnits).toBeCloseTo(12 * units, 6);
    expect(large.writeUnits).toBeCloseTo(120 * units, 6);
    expect(large.readUnits / small.readUnits).toBeLessThanOrEqual(11);
  },
);

test('a line tells what each claim cost, and how much more the whole is than before', () => {
  const used = { ...usedBetween(), apiCalls: 20, polls: 10, writeUnits: 70, settleCalls: 5 };
  const small = { buyers: 10, seats: 96, granted: 10, used, dollars: 0.001, findings: [] };
  const large = { ...small, buyers: 100, granted: 100, dollars: 0.0105 };
  const page = renderGrowth(new Map([['queued', [small, large]]]));
  expect(page).toContain('| queued | 10 | 96 | 10 | 7 | 0 | 2 | 1 | 0.5 | 0 | 0.1000 | – |');
  expect(page).toContain('| 0.1050 | 10× the buyers, 10.5× |');
});
