import { ms, table, whole } from '../report.ts';
import type { Cell, OfWish } from './cell.ts';
import { type Design, designNames, type Gradient } from './designs.ts';
import type { Latencies } from './latencies.ts';
import { type Figure, gradientsOf, middleOf, toNaive, worstOf } from './middle.ts';

/** What a line tells of one design at one gradient. */
interface Line {
  readonly design: Design;
  readonly gradient: Gradient;
  of(figure: Figure): number;
  worst(figure: Figure): number;
  toNaive(figure: Figure): number;
  /** Two percentiles in one column. */
  times(latencies: (cell: Cell) => Latencies, ...parts: ('p50' | 'p95' | 'p99')[]): string;
}

type Column = readonly [head: string, cell: (line: Line) => string];

function linesOf(cells: readonly Cell[]): Line[] {
  return gradientsOf(cells).flatMap((gradient) =>
    designNames.map((design) => {
      const of = (figure: Figure) => middleOf(cells, design, gradient, figure);
      return {
        design,
        gradient,
        of,
        worst: (figure) => worstOf(cells, design, gradient, figure),
        toNaive: (figure) => toNaive(cells, design, gradient, figure),
        times: (latencies, ...parts) => parts.map((part) => ms(of((cell) => latencies(cell)[part]))).join(' / '),
      };
    }),
  );
}

const names: readonly Column[] = [
  ['', ({ gradient }) => gradient],
  ['design', ({ design }) => design],
];

const render = (lines: readonly Line[], columns: readonly Column[], textColumns = 2): string =>
  table([
    columns.map(([head]) => head),
    columns.map((_, at) => (at < textColumns ? '---' : '--:')),
    ...lines.map((line) => columns.map(([, cell]) => cell(line))),
  ]);

const ifAny = (line: Line, latencies: (cell: Cell) => Latencies, text: string): string =>
  line.of((cell) => latencies(cell).times) === 0 ? '–' : text;

/** How soon and how many are answered. */
export const renderAnswers = (cells: readonly Cell[]): string =>
  render(linesOf(cells), [
    ...names,
    ['answered/s', ({ of }) => whole(of(({ answeredPerSecond }) => answeredPerSecond))],
    ['× naive', (line) => line.toNaive(({ answeredPerSecond }) => answeredPerSecond).toFixed(2)],
    ['first answer p50 / p95 / p99 ms', ({ times }) => times(({ firstAnswers }) => firstAnswers, 'p50', 'p95', 'p99')],
    [
      'accepted p99 ms',
      (line) =>
        ifAny(
          line,
          ({ accepts }) => accepts,
          line.times(({ accepts }) => accepts, 'p99'),
        ),
    ],
    ['settled/s', ({ of }) => whole(of(({ settledPerSecond }) => settledPerSecond))],
    ['granted: settled p50 / p99 ms', ({ times }) => times(({ grants }) => grants.settled, 'p50', 'p99')],
    ['granted: seen p50 / p99 ms', ({ times }) => times(({ grants }) => grants.seen, 'p50', 'p99')],
    ['refused: seen p50 / p99 ms', ({ times }) => times(({ refusals }) => refusals.seen, 'p50', 'p99')],
  ]);

/** What was sold, and what it would cost. */
export const renderSales = (cells: readonly Cell[]): string =>
  render(linesOf(cells), [
    ...names,
    [
      'seats sold',
      ({ of, worst }) =>
        `${whole(-worst(({ soldAfterSweep }) => -soldAfterSweep))} of ${whole(of(({ seats }) => seats))}`,
    ],
    ['sold twice', ({ worst }) => whole(worst(({ soldTwice }) => soldTwice))],
    ['last sale s', ({ of }) => of(({ soldOutSeconds }) => soldOutSeconds).toFixed(1)],
    ['races lost a booking', ({ of }) => of(({ used, granted }) => used.conflicts / granted).toFixed(1)],
    ['write units a booking', ({ of }) => of(({ used, granted }) => used.writeUnits / granted).toFixed(1)],
    ['read units a booking', ({ of }) => of(({ used, granted }) => used.readUnits / granted).toFixed(1)],
    ['API calls a booking', ({ of }) => of(({ used, granted }) => used.apiCalls / granted).toFixed(1)],
    ['of these looks at the order', ({ of }) => of(({ used, granted }) => used.polls / granted).toFixed(1)],
    ['$ per 1,000 bookings', ({ of }) => of((cell) => cell.dollarsPerThousandBookings).toFixed(3)],
  ]);

const wishes = { 'side by side': 'adjacent', anywhere: 'random' } as const;

/** Requests for seats side by side and for seats anywhere, each on a line of its own. */
export function renderWishes(cells: readonly Cell[]): string {
  const lines = linesOf(cells).flatMap((line) =>
    Object.entries(wishes).map(([name, wish]) => ({
      ...line,
      name,
      ofWish: (cell: Cell): OfWish => cell.byWish[wish],
    })),
  );
  const rows = lines.map(({ gradient, design, name, ofWish, of, times }) => [
    gradient,
    design,
    name,
    whole(of((cell) => ofWish(cell).requests)),
    whole(of((cell) => ofWish(cell).granted)),
    `${of((cell) => (100 * ofWish(cell).granted) / ofWish(cell).requests).toFixed(1)} %`,
    whole(of((cell) => ofWish(cell).seatsGranted)),
    times((cell) => ofWish(cell).firstAnswers, 'p50', 'p99'),
    times((cell) => ofWish(cell).seen, 'p50', 'p99'),
  ]);
  const head = ['', 'design', 'seats', 'requests', 'granted', 'of a hundred', 'seats granted'];
  const timed = ['first answer p50 / p99 ms', 'end seen p50 / p99 ms'];
  return table([[...head, ...timed], [...head, ...timed].map((_, at) => (at < 3 ? '---' : '--:')), ...rows]);
}
