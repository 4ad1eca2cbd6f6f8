import { expect, test } from 'vitest';
import { drawChart } from '../draw-chart.ts';
import type { Claim } from '../rush.ts';
import { renderAdvice } from './advice.ts';
import { aimsOf } from './aims.ts';
import { type Cell, cellOf } from './cell.ts';
import { timeline, timelines } from './charts.ts';
import { costOf, usedBetween } from './cost.ts';
import { renderCsv } from './csv.ts';
import { type Design, designNames } from './designs.ts';
import { crowdOf, firstAnswerMs, latenciesOf, settledMs, waitingSeconds } from './latencies.ts';
import { bars, renderHtml, renderPage } from './report.ts';
import { renderAnswers, renderSales, renderWishes } from './tables.ts';

const claim = (buyerId: string, askedAt: number, latencyMs: number, isGranted: boolean): Claim => ({
  buyerId,
  seatIds: ['A-1-1', 'A-1-2'],
  askedAt,
  acceptMs: latencyMs,
  latencyMs,
  result: isGranted
    ? { outcome: 'granted', orderId: 'o', status: 201, seatIds: ['A-1-1', 'A-1-2'] }
    : { outcome: 'refused', status: 409, code: 'seats-taken' },
});
/** Told at once, within 20 ms, that it stands in line; settled after 100 ms, and seen when the buyer looked. */
const queuedClaim: Claim = { ...claim('cleo', 1_500, 1_010, true), acceptMs: 20, queuedAs: 'o', settledMs: 100 };
const claims = [claim('ann', 1_000, 100, true), claim('ben', 1_000, 50, false), queuedClaim];
const wishes = new Map([
  ['ann', 'adjacent'],
  ['ben', 'random'],
  ['cleo', 'random'],
] as const);
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

/** A rush that is `times` as fast. */
const rushOf = (times: number) => ({
  claims: claims.map((each) => ({ ...each, acceptMs: firstAnswerMs(each) / times })),
  seconds: 1.51,
  soldInRush: 90,
  soldAfterSweep: 100,
  seats: 100,
  used,
  findings: [],
});
const cellFor = (design: Design, times: number): Cell =>
  cellOf({ design, gradient: 'heavy', repetition: 0 }, [rushOf(times), rushOf(times)], wishes);
const cells = designNames.map((design, at) => cellFor(design, at + 1));

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

test('seconds in which nobody waits, because buyers let time pass until they look again, do not count', () => {
  expect(waitingSeconds(claims, firstAnswerMs)).toBeCloseTo(0.12);
  expect(waitingSeconds(claims, settledMs)).toBeCloseTo(0.2);
  expect(waitingSeconds(claims, ({ latencyMs }) => latencyMs)).toBeCloseTo(1.11);
  expect(waitingSeconds([], firstAnswerMs)).toBe(0);
});

test('buyers who come back one after the other, when the crowd has gone, do not count as it', () => {
  const [claim] = claims as [Claim];
  const answeredAt = (ms: number): Claim => ({ ...claim, askedAt: ms - 5, acceptMs: 5 });
  const crowd = Array.from({ length: 95 }, (_, at) => answeredAt(1_000 + at));
  const stragglers = Array.from({ length: 5 }, (_, at) => answeredAt(3_000 + at * 100));
  expect(crowdOf([...stragglers, ...crowd], firstAnswerMs)).toEqual(crowd);
  expect(crowdOf([], firstAnswerMs)).toEqual([]);
});

test('a cell puts its halls together: first answers, ends at the shop and ends as buyers see them are three things', () => {
  const cell = cellFor('queued', 1);
  expect(cell).toMatchObject({ halls: 2, requests: 6, granted: 4, seats: 200, soldAfterSweep: 200 });
  expect(cell.answeredPerSecond).toBeCloseTo(6 / 0.24);
  expect(cell.settledPerSecond).toBeCloseTo(6 / 0.4);
  expect(cell.endedPerSecond).toBeCloseTo(6 / 3.02);
  expect(cell.accepts).toMatchObject({ times: 2, max: 20 });
  expect([cell.grants.settled.max, cell.grants.seen.max]).toEqual([100, 1_010]);
  expect(cell.byWish.adjacent).toMatchObject({ requests: 2, granted: 2, seatsGranted: 4 });
  expect(cell.byWish.random).toMatchObject({ requests: 4, granted: 2, seatsGranted: 4 });
});

test('timelines count what had happened by then, from the first request on', () => {
  const series = (name: string) => timelines[name]?.(claims, 1_000).map(({ second, value }) => [second, value]);
  expect(series('Requests that had come')).toEqual([
    [0, 0],
    [0.2, 2],
    [0.4, 2],
    [0.6, 3],
  ]);
  expect(series('Seats that were sold')?.map(([, value]) => value)).toEqual([0, 2, 2, 2, 4]);
  expect(series('First answer, 99 of 100, ms')).toEqual([
    [0, 100],
    [0.4, 20],
  ]);
  expect(series('Wait in the queue, 95 of 100, ms')).toEqual([[0.4, 80]]);
});

test('the tables tell each design beside the naive one and each wish by itself, the CSV every cell', () => {
  expect(renderAnswers(cells)).toContain('| heavy | queued | 75 | 3.00 | 17 / 33 / 33 | 6.7 |');
  expect(renderSales(cells)).toContain('| heavy | queued | 200 of 200 | 0 | 0.6 |');
  expect(renderWishes(cells)).toContain('| heavy | direct | side by side | 2 | 2 | 100.0 % | 4 | 50 / 50 |');
  expect(renderWishes(cells)).toContain('| heavy | direct | anywhere | 4 | 2 | 50.0 % | 4 |');
  const [head = '', first = ''] = renderCsv(cells).split('\n');
  expect(head.split(',').length).toBe(first.split(',').length);
  expect(first).toMatch(/^heavy,naive,1,2,6,4,25\.0,/);
});

test('the aims are judged by the figures of the run', () => {
  const holds = (of: readonly Cell[]) => new Map(aimsOf(of).map((aim) => [aim.what, aim.holds]));
  const twice = 'direct answers at least 2× the requests a second of naive at heavy';
  expect(holds(cells).get(twice)).toBe(true);
  expect(holds(cells).get('direct answers at least 800 requests a second at heavy')).toBe(false);
  const slow = cells.map((cell) => (cell.design === 'direct' ? cellFor('direct', 0.5) : cell));
  expect(holds(slow).get(twice)).toBe(false);
  expect(holds(slow).get('direct never answers fewer than naive')).toBe(false);
  const unsold = cells.map((cell) => ({ ...cell, soldAfterSweep: 199 }));
  expect(holds(unsold).get('every seat is sold, whatever the design')).toBe(false);
});

test('the report is one page with its pictures in it, and says so first where a promise was broken', async () => {
  const html = await renderHtml(cells, ['a test']);
  expect(html.match(/<svg/g)?.length).toBe(Object.keys(bars).length + Object.keys(timelines).length);
  for (const text of [html, renderPage(cells, ['a test'])])
    expect(text).not.toMatch(/NaN|undefined|Infinity|<script|src=/);
  expect(await drawChart(timeline(new Map(), 'Nothing', () => []))).toContain('<svg');
  const broken = [{ ...cellFor('naive', 1), findings: [{ rule: 'sold-twice', detail: 'A-1-1' } as const] }, ...cells];
  expect(renderAdvice(broken)).toMatch(/^\*\*1 promises were broken/);
});
