import { whole } from '../report.ts';
import type { Cell } from './cell.ts';
import type { Design } from './designs.ts';
import { gradientsOf, middleOf } from './middle.ts';

/** What the figures say to somebody who has to choose a mode. */
export function renderAdvice(cells: readonly Cell[]): string {
  const hardest = gradientsOf(cells).at(-1) ?? 'light';
  const of = (design: Design, figure: (cell: Cell) => number) => middleOf(cells, design, hardest, figure);
  const dollars = (design: Design) => `$${of(design, (cell) => cell.dollarsPerThousandBookings).toFixed(2)}`;
  const races = (design: Design) => of(design, ({ used, granted }) => used.conflicts / granted).toFixed(1);
  const millis = (design: Design, figure: (cell: Cell) => number) => `${whole(of(design, figure))} ms`;
  const seen = ({ grants }: Cell) => grants.seen.p50;
  const broken = cells.reduce((sum, { findings }) => sum + findings.length, 0);
  const halls = cells.reduce((sum, cell) => sum + cell.halls, 0);
  return [
    broken === 0
      ? `No seat was sold twice and every answer was kept in ${halls} rushes, whatever the design.`
      : `**${broken} promises were broken**: see the findings of the run before anything else.`,
    `**Leave a concert on auto**, the default, where nothing else is known: it queues while the doors have just opened or ` +
      `claims wait, and sells directly for the rest of the weeks. At ${hardest} 1,000 bookings cost ${dollars('auto')}.`,
    `**Choose direct** where no rush is expected, or where every buyer must know at once: half of those who were granted ` +
      `seats at ${hardest} knew within ${millis('direct', seen)}, for ${dollars('direct')} (naive ${dollars('naive')}). It lost ` +
      `${races('direct')} races a booking (naive ${races('naive')}); on AWS each is a write that is paid for and an answer that comes later.`,
    `**Choose queued** for a rush that has to be fair and smooth: whoever came first is served first, and ${races('queued')} races ` +
      `are lost a booking. A buyer is told within ${millis('queued', ({ accepts }) => accepts.p50)} that they stand in line, the shop has ` +
      `settled half of the grants within ${millis('queued', ({ grants }) => grants.settled.p50)}, and buyers, who look once a second, know it ` +
      `within ${millis('queued', seen)}; these looks are calls too, which makes it ${dollars('queued')}.`,
  ].join('\n\n');
}

/** What the columns mean. */
export const words: Readonly<Record<string, string>> = {
  'answered/s':
    'first true answers (201 granted, 202 stands in line, 409 refused) a second, of the first 95 of 100, over the time in which at least one claim waited for one: the last ones come from buyers who return from the line one after the other',
  '× naive': 'that, as a multiple of the naive design in the same repetition',
  accepted: 'first answers that were 202; only the queue gives them',
  settled: 'the order is final at the shop, as its worker wrote it; what is answered at once is settled by then',
  seen: 'the buyer knows. Whoever stands in line looks once a second, as the shop asks them to, so in a queue this is a second or more whatever the shop does',
  'side by side, anywhere': 'half of the buyers want neighbouring seats, half any that they believe free',
  '$ per 1,000 bookings':
    'calls of the API (looks included), functions and their time, queues, read and write units, at the prices in infra/cost/prices.ts',
};
