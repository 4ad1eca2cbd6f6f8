import { expect, test } from 'vitest';
import { drawChart } from '../draw-chart.ts';
import { median } from '../median.ts';
import { bench } from './bench.ts';
import { benchChart } from './chart.ts';
import { quickPlan } from './plan.ts';
import { renderBench } from './report.ts';

test('a small bench finds the units that a claim is promised to cost, and draws them', {
  timeout: 120_000,
}, async () => {
  const said: string[] = [];
  const result = await bench(quickPlan, (text) => said.push(text));
  const units = Object.fromEntries(result.unitCosts.map(({ what, writeUnits }) => [what, writeUnits]));
  expect(units).toMatchObject({
    'naive, granted': 13,
    'naive, refused': 12,
    'direct, granted': 7,
    'direct, refused': 0,
    'queued, granted, 10 in a batch': 6.2,
    'queued, refused by the look': 0,
  });
  expect(result.growth.map(({ byContender }) => byContender.direct.writeUnitsPerGrant)).toEqual([7, 7]);
  for (const { byContender } of result.rushes) expect(byContender.naive.answeredToNaive).toBe(1);
  expect(said.at(-1)).toBe('3 blocks, asked for 1×: round 1 of 1');
  const page = renderBench({ ...result, facts: ['a test'] });
  expect(page).toContain('| direct, granted | 7 |');
  expect(page).not.toMatch(/NaN|undefined|Infinity/);
  const svg = await drawChart(benchChart(result));
  expect(svg).toMatch(/^<svg/);
  expect(svg).toContain('oversubscribed');
});

test('the middle of an even number of rounds lies between two of them', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
});
