import { median } from '../median.ts';
import { ms, table, whole } from '../report.ts';
import type { Cell } from './cell.ts';
import { type Design, designNames, type Gradient, gradientNames } from './designs.ts';

type Figure = (cell: Cell) => number;

/** The columns of the CSV: everything that a cell measured. */
const columns: Readonly<Record<string, (cell: Cell) => string | number>> = {
  gradient: ({ gradient }) => gradient,
  design: ({ design }) => design,
  repetition: ({ repetition }) => repetition + 1,
  requests: ({ requests }) => requests,
  granted: ({ granted }) => granted,
  granted_side_by_side: ({ grantedSideBySide }) => grantedSideBySide,
  granted_anywhere: ({ grantedAnywhere }) => grantedAnywhere,
  answered_per_second: ({ answeredPerSecond }) => answeredPerSecond.toFixed(1),
  seats_sold_in_rush: ({ soldInRush }) => soldInRush,
  seats_sold_after_sweep: ({ soldAfterSweep }) => soldAfterSweep,
  seats: ({ seats }) => seats,
  sold_twice: ({ soldTwice }) => soldTwice,
  seconds_until_last_sale: ({ soldOutSeconds }) => soldOutSeconds.toFixed(2),
  ...latencyColumns('granted', ({ grants }) => grants),
  ...latencyColumns('refused', ({ refusals }) => refusals),
  ...latencyColumns('first_answer', ({ firstAnswers }) => firstAnswers),
  conflicts: ({ used }) => used.conflicts,
  write_units: ({ used }) => used.writeUnits,
  read_units: ({ used }) => used.readUnits,
  api_calls: ({ used }) => used.apiCalls,
  polls: ({ used }) => used.polls,
  dollars_per_1000_bookings: ({ dollarsPerThousandBookings }) => dollarsPerThousandBookings.toFixed(4),
  findings: ({ findings }) => findings.length,
};

function latencyColumns(name: string, of: (cell: Cell) => Cell['grants']) {
  const parts = ['average', 'p50', 'p95', 'p99', 'max'] as const;
  return Object.fromEntries(parts.map((part) => [`${name}_${part}_ms`, (cell: Cell) => of(cell)[part].toFixed(1)]));
}

export function renderCsv(cells: readonly Cell[]): string {
  const lines = cells.map((cell) => Object.values(columns).map((read) => read(cell)));
  return `${[Object.keys(columns), ...lines].map((line) => line.join(',')).join('\n')}\n`;
}

/** The middle of the repetitions. */
export const middleOf = (cells: readonly Cell[], design: Design, gradient: Gradient, figure: Figure): number =>
  median(cells.filter((cell) => cell.design === design && cell.gradient === gradient).map(figure));

export function renderTable(cells: readonly Cell[]): string {
  const head = [
    '',
    'design',
    'answered/s',
    '× naive',
    'seats sold',
    'sold twice',
    'granted p50 / p99 ms',
    'refused p50 / p99 ms',
    'first answer p99 ms',
    'last sale s',
    'races lost',
    'write units a booking',
    'API calls a booking',
    '$ per 1,000 bookings',
  ];
  const present = gradientNames.filter((gradient) => cells.some((cell) => cell.gradient === gradient));
  const rows = present.flatMap((gradient) =>
    designNames.map((design) => {
      const of = (figure: Figure) => middleOf(cells, design, gradient, figure);
      const own = cells.filter((cell) => cell.design === design && cell.gradient === gradient);
      const naive = middleOf(cells, 'naive', gradient, ({ answeredPerSecond }) => answeredPerSecond);
      const worst = (figure: Figure) => Math.max(...own.map(figure));
      return [
        gradient,
        design,
        whole(of(({ answeredPerSecond }) => answeredPerSecond)),
        (of(({ answeredPerSecond }) => answeredPerSecond) / naive).toFixed(1),
        `${Math.min(...own.map(({ soldAfterSweep }) => soldAfterSweep))} of ${own[0]?.seats ?? 0}`,
        whole(worst(({ soldTwice }) => soldTwice)),
        `${ms(of(({ grants }) => grants.p50))} / ${ms(of(({ grants }) => grants.p99))}`,
        `${ms(of(({ refusals }) => refusals.p50))} / ${ms(of(({ refusals }) => refusals.p99))}`,
        ms(of(({ firstAnswers }) => firstAnswers.p99)),
        of(({ soldOutSeconds }) => soldOutSeconds).toFixed(1),
        whole(of(({ used }) => used.conflicts)),
        of(({ used, granted }) => used.writeUnits / granted).toFixed(1),
        of(({ used, granted }) => used.apiCalls / granted).toFixed(1),
        of(({ dollarsPerThousandBookings }) => dollarsPerThousandBookings).toFixed(3),
      ];
    }),
  );
  return table([head, head.map((_, at) => (at < 2 ? '---' : '--:')), ...rows]);
}
