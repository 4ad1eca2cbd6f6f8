import type { Cell, OfWish } from './cell.ts';
import type { Latencies } from './latencies.ts';

type Columns = Readonly<Record<string, (cell: Cell) => string | number>>;

/** Everything that a cell measured. */
const columns: Columns = {
  gradient: ({ gradient }) => gradient,
  design: ({ design }) => design,
  repetition: ({ repetition }) => repetition + 1,
  halls: ({ halls }) => halls,
  requests: ({ requests }) => requests,
  granted: ({ granted }) => granted,
  answered_per_second: ({ answeredPerSecond }) => answeredPerSecond.toFixed(1),
  settled_per_second: ({ settledPerSecond }) => settledPerSecond.toFixed(1),
  ended_per_second: ({ endedPerSecond }) => endedPerSecond.toFixed(1),
  seats_sold_in_rush: ({ soldInRush }) => soldInRush,
  seats_sold_after_sweep: ({ soldAfterSweep }) => soldAfterSweep,
  seats: ({ seats }) => seats,
  sold_twice: ({ soldTwice }) => soldTwice,
  seconds_until_last_sale: ({ soldOutSeconds }) => soldOutSeconds.toFixed(2),
  ...latencyColumns('first_answer', ({ firstAnswers }) => firstAnswers),
  ...latencyColumns('accepted', ({ accepts }) => accepts),
  ...latencyColumns('granted_settled', ({ grants }) => grants.settled),
  ...latencyColumns('granted_seen', ({ grants }) => grants.seen),
  ...latencyColumns('refused_settled', ({ refusals }) => refusals.settled),
  ...latencyColumns('refused_seen', ({ refusals }) => refusals.seen),
  ...wishColumns('side_by_side', ({ byWish }) => byWish.adjacent),
  ...wishColumns('anywhere', ({ byWish }) => byWish.random),
  conflicts: ({ used }) => used.conflicts,
  write_units: ({ used }) => used.writeUnits,
  read_units: ({ used }) => used.readUnits,
  api_calls: ({ used }) => used.apiCalls,
  polls: ({ used }) => used.polls,
  dollars_per_1000_bookings: ({ dollarsPerThousandBookings }) => dollarsPerThousandBookings.toFixed(4),
  findings: ({ findings }) => findings.length,
};

function latencyColumns(name: string, of: (cell: Cell) => Latencies): Columns {
  const parts = ['average', 'p50', 'p95', 'p99', 'max'] as const;
  return Object.fromEntries(parts.map((part) => [`${name}_${part}_ms`, (cell: Cell) => of(cell)[part].toFixed(1)]));
}

function wishColumns(name: string, of: (cell: Cell) => OfWish): Columns {
  return {
    [`${name}_requests`]: (cell) => of(cell).requests,
    [`${name}_granted`]: (cell) => of(cell).granted,
    [`${name}_seats`]: (cell) => of(cell).seatsGranted,
    ...latencyColumns(`${name}_first_answer`, (cell) => of(cell).firstAnswers),
    ...latencyColumns(`${name}_seen`, (cell) => of(cell).seen),
  };
}

export function renderCsv(cells: readonly Cell[]): string {
  const lines = cells.map((cell) => Object.values(columns).map((read) => read(cell)));
  return `${[Object.keys(columns), ...lines].map((line) => line.join(',')).join('\n')}\n`;
}
