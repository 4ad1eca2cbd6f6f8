import { expect, test } from 'vitest';
import { drawChart } from '../draw-chart.ts';
import type { Claim } from '../rush.ts';
import { type Cell, latenciesOf } from './cell.ts';
import { timeline, timelines } from './charts.ts';
import { costOf, usedBetween } from './cost.ts';
import { type Design, designNames } from './designs.ts';
import { renderAdvice, renderHtml } from './report.ts';
import { renderCsv, renderTable } from './tables.ts';

const claim = (askedAt: number, latencyMs: number, isGranted: boolean): Claim => ({
  buyerId: 'b',
  seatIds: ['A-1-1', 'A-1-2'],
  askedAt,
  acceptMs: latencyMs / 2,
  latencyMs,
  result: isGranted
    ? { outcome: 'granted', orderId: 'o', status: 201, seatIds: ['A-1-1', 'A-1-2'] }
    : { outcome: 'refused', status: 409, code: 'seats-taken' },
});
const claims = [claim(1_000, 100, true), claim(1_000, 50, false), claim(1_500, 300, true)];
const used = usedBetween(
  { 'claim-seats granted': { Calls: 1, WriteUnits: 7 } },
  {
    'claim-seats granted': { Calls: 11, WriteUnits: 77, ClaimConflicts: 2 },
    'claim-seats refused': { Calls: 90, ReadUnits: 180 },
    'claim-seats queued': { Calls: 10, ClaimsQueued: 10 },
    'get-order': { Calls: 20, ReadUnits: 20 },
    settle: { Calls: 2, WriteUnits: 42 },
    'list-orders': { Calls: 1_000, ReadUnits: 5_000 },
  },
);

const cellOf = (design: Design, answeredPerSecond: number): Cell => ({
  design,
  gradient: 'heavy',
  repetition: 0,
  requests: 3,
  granted: 2,
  answeredPerSecond,
  soldInRush: 90,
  soldAfterSweep: 100,
  seats: 100,
  soldTwice: 0,
  soldOutSeconds: 0.8,
  grants: latenciesOf([100, 300]),
  refusals: latenciesOf([50]),
  firstAnswers: latenciesOf([50, 25, 150]),
  grantedSideBySide: 1,
  grantedAnywhere: 1,
  used,
  dollarsPerThousandBookings: 500 * costOf(used),
  findings: [],
  claims,
});
const cells = designNames.map((design, at) => cellOf(design, 100 * (at + 1)));

test('what a rush used is what was counted since it began, of all outcomes, without the reading back', () => {
  expect(used).toEqual({
    apiCalls: 130,
    claimCalls: 110,
    polls: 20,
    settleCalls: 2,
    watchCalls: 0,
    queuedClaims: 10,
    writeUnits: 112,
    readUnits: 200,
    conflicts: 2,
  });
});

test('a cost by hand: a thousand claims and nothing else', () => {
  const nothing = usedBetween();
  const dollars = costOf({ ...nothing, apiCalls: 1_000, claimCalls: 1_000, writeUnits: 7_000 });
  expect(dollars).toBeCloseTo(0.0035 + 0.0002 + 60 * 0.0000133334 + 7_000 * 0.000000625, 8);
  expect(costOf(nothing)).toBe(0);
});

test('latencies are those that were measured', () => {
  expect(latenciesOf([30, 10, 20])).toEqual({ times: 3, average: 20, p50: 20, p95: 30, p99: 30, max: 30 });
  expect(latenciesOf([]).p99).toBe(0);
});

test('timelines count what had happened by then, from the first request on', () => {
  const series = (name: string) => timelines[name]?.(claims, 1_000).map(({ second, value }) => [second, value]);
  expect(series('Requests that had come')).toEqual([
    [0, 0],
    [0.2, 2],
    [0.4, 2],
    [0.6, 3],
  ]);
  expect(series('Seats that were sold')?.map(([, value]) => value)).toEqual([0, 2, 2, 2, 2, 4]);
  expect(series('First answer, 99 of 100, ms')).toEqual([
    [0, 50],
    [0.4, 150],
  ]);
});

test('the table tells each design beside the naive one, the CSV every cell', () => {
  expect(renderTable(cells)).toContain('| heavy | queued | 300 | 3.0 | 100 of 100 | 0 | 100 / 300 |');
  const [head = '', first = ''] = renderCsv(cells).split('\n');
  expect(head.split(',').length).toBe(first.split(',').length);
  expect(first).toMatch(/^heavy,naive,1,3,2,1,1,100\.0,90,100,100,0,/);
});

test('the report is one page with its pictures in it, and says so first where a promise was broken', async () => {
  const html = await renderHtml(cells, ['a test']);
  expect(html.match(/<svg/g)?.length).toBe(4 + Object.keys(timelines).length);
  expect(html).not.toMatch(/NaN|undefined|Infinity|<script|src=/);
  expect(await drawChart(timeline(new Map(), 'Nothing', () => []))).toContain('<svg');
  const broken = [{ ...cellOf('naive', 1), findings: [{ rule: 'sold-twice', detail: 'A-1-1' } as const] }, ...cells];
  expect(renderAdvice(broken)).toMatch(/^\*\*1 promises were broken/);
});
