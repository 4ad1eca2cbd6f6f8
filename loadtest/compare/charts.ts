import type { TopLevelSpec } from 'vega-lite';
import type { Claim } from '../rush.ts';
import { type Cell, isGranted } from './cell.ts';
import { type Design, designNames } from './designs.ts';
import { firstAnswerMs, settledMs } from './latencies.ts';
import { gradientsOf, middleOf } from './middle.ts';

const colour = {
  field: 'design',
  type: 'nominal',
  scale: { domain: [...designNames], range: ['#9aa0a6', '#1a73e8', '#e8710a', '#188038'] },
  title: null,
  legend: { orient: 'top' },
} as const;
const config = { font: 'sans-serif', axis: { gridColor: '#eeeeee' }, view: { stroke: null } } as const;
const frame = { background: 'white', padding: 10, config } as const;

/** Bars by gradient and design of the middle of the repetitions. */
export function barChart(cells: readonly Cell[], title: string, figure: (cell: Cell) => number): TopLevelSpec {
  const gradients = gradientsOf(cells);
  const values = gradients.flatMap((gradient) =>
    designNames.map((design) => ({ gradient, design, value: middleOf(cells, design, gradient, figure) })),
  );
  return {
    ...frame,
    title,
    width: 300,
    height: 200,
    data: { values },
    mark: 'bar',
    encoding: {
      x: { field: 'gradient', type: 'ordinal', sort: gradients, title: null, axis: { labelAngle: 0 } },
      xOffset: { field: 'design', sort: [...designNames] },
      y: { field: 'value', type: 'quantitative', title: null },
      color: colour,
    },
  };
}

const binMs = 200;
const startOf = (claims: readonly Claim[]) => Math.min(...claims.map(({ askedAt = 0 }) => askedAt));

interface Point {
  readonly second: number;
  readonly value: number;
}

/** How many of these moments had come after each stretch of time. */
function countUp(moments: readonly number[], start: number): Point[] {
  const last = Math.max(start, ...moments);
  return Array.from({ length: Math.floor((last - start) / binMs) + 2 }, (_, at) => ({
    second: (at * binMs) / 1_000,
    value: moments.filter((moment) => moment - start < at * binMs).length,
  }));
}

/** In each stretch of time, the value that half, or nearly all, of what was asked in it did not exceed. */
function percentiles(samples: readonly { at: number; value: number }[], start: number, part: number): Point[] {
  const bins = Map.groupBy(samples, ({ at }) => Math.floor((at - start) / binMs));
  return [...bins].map(([bin, of]) => {
    const sorted = of.map(({ value }) => value).sort((one, other) => one - other);
    return { second: (bin * binMs) / 1_000, value: sorted[Math.ceil(sorted.length * part) - 1] ?? 0 };
  });
}

type Series = (claims: readonly Claim[], start: number) => Point[];

const momentsOf = (claims: readonly Claim[], waitMs: (claim: Claim) => number): number[] =>
  claims.map((claim) => (claim.askedAt ?? 0) + waitMs(claim));
const firstAnswers = (claims: readonly Claim[]) =>
  claims.map((claim) => ({ at: claim.askedAt ?? 0, value: firstAnswerMs(claim) }));
/** Of those that stand in line: how old the line is for whoever joins it. */
const waits = (claims: readonly Claim[]) =>
  claims
    .filter(({ queuedAs }) => queuedAs !== undefined)
    .map((claim) => ({ at: claim.askedAt ?? 0, value: settledMs(claim) - firstAnswerMs(claim) }));

/** What a rush looked like while it happened. */
export const timelines: Readonly<Record<string, Series>> = {
  'Requests that had come': (claims, start) =>
    countUp(
      momentsOf(claims, () => 0),
      start,
    ),
  'Requests that had their first answer': (claims, start) => countUp(momentsOf(claims, firstAnswerMs), start),
  'Seats that were sold': (claims, start) =>
    countUp(
      claims.filter(isGranted).flatMap((claim) => claim.seatIds.map(() => (claim.askedAt ?? 0) + settledMs(claim))),
      start,
    ),
  'Buyers who knew the end': (claims, start) =>
    countUp(
      momentsOf(claims, ({ latencyMs }) => latencyMs),
      start,
    ),
  'Wait in the queue, 95 of 100, ms': (claims, start) => percentiles(waits(claims), start, 0.95),
  'First answer, half, ms': (claims, start) => percentiles(firstAnswers(claims), start, 0.5),
  'First answer, 99 of 100, ms': (claims, start) => percentiles(firstAnswers(claims), start, 0.99),
};

/** One rush of each design, laid over each other from the moment of their first request. */
export function timeline(rushes: ReadonlyMap<Design, readonly Claim[]>, title: string, series: Series): TopLevelSpec {
  const values = [...rushes].flatMap(([design, claims]) =>
    series(claims, startOf(claims)).map((point) => ({ design, ...point })),
  );
  return {
    ...frame,
    title,
    width: 300,
    height: 180,
    data: { values },
    mark: { type: 'line', interpolate: 'monotone' },
    encoding: {
      x: { field: 'second', type: 'quantitative', title: 'seconds since the first request' },
      y: { field: 'value', type: 'quantitative', title: null },
      color: colour,
    },
  };
}
