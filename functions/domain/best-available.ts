import type { SeatRun } from '../contract/seat-map.ts';
import { type EpochSeconds, type HallStates, isOpen, type SeatBlock } from './seat-block.ts';
import { type SeatPlan, type SectionPlan, seatCodes } from './seat-plan.ts';

export interface Wish {
  readonly quantity: number;
  readonly priceTierId: string;
  /** Seats close to this one come first. Where nothing is said, the first rows of the sections are the best. */
  readonly near?: { readonly section: string; readonly row: string };
}

/** What speaks for a choice of seats; smaller is better, in this order. */
interface Merits {
  /** Single seats that would be left over beside them: nobody buys those. */
  readonly orphans: number;
  /** 0 in the section that is wished for. */
  readonly away: number;
  readonly rowRank: number;
  readonly offCentre: number;
}

/** Neighbouring open seats. */
interface Choice extends Merits {
  readonly section: SectionPlan;
  readonly run: SeatRun;
  readonly from: number;
}

/**
 * The best seats side by side: leaving no single seat over if that can be, then in the best row, then towards its
 * middle. Undefined where no so many seats stand together.
 */
export function chooseBestSeats(
  plan: SeatPlan,
  states: HallStates,
  wish: Wish,
  now: EpochSeconds,
): string[] | undefined {
  let best: Choice | undefined;
  for (const section of plan.sections) {
    if (section.priceTierId === wish.priceTierId)
      best = bestIn(section, states.get(section.code) ?? new Map(), wish, now, best);
  }
  if (best === undefined) return undefined;
  const { section, run, from } = best;
  return Array.from({ length: wish.quantity }, (_, at) => `${section.code}-${run.row}-${from + at}`);
}

function isBetter(a: Merits, b: Merits): boolean {
  if (a.orphans !== b.orphans) return a.orphans < b.orphans;
  if (a.away !== b.away) return a.away < b.away;
  if (a.rowRank !== b.rowRank) return a.rowRank < b.rowRank;
  return a.offCentre < b.offCentre;
}

/** The best choice of a section, or the one that is known where none is better. */
function bestIn(
  section: SectionPlan,
  blocks: ReadonlyMap<number, SeatBlock>,
  { quantity, near }: Wish,
  now: EpochSeconds,
  known: Choice | undefined,
): Choice | undefined {
  let best = known;
  const away = near === undefined || near.section === section.code ? 0 : 1;
  const rows = rowNumbers(section);
  const bestRow =
    near === undefined || away === 1
      ? 0
      : Math.max(0, rows[section.runs.findIndex(({ row }) => row === near.row)] ?? 0);
  let start = 0;
  for (const [at, run] of section.runs.entries()) {
    const rowRank = Math.abs((rows[at] ?? 0) - bestRow);
    const length = run.to - run.from + 1;
    // Most rows of a large hall need no look: nothing in them could be better.
    if (best === undefined || best.orphans > 0 || isBetterPlace({ away, rowRank }, best)) {
      const open = openSeats(section, blocks, start, length, now);
      for (const { first, orphans, offCentre } of choicesIn(open, quantity)) {
        const choice = { section, run, from: run.from + first, orphans, away, rowRank, offCentre };
        if (best === undefined || isBetter(choice, best)) best = choice;
      }
    }
    start += length;
  }
  return best;
}

/** Of each run: which row of the section it belongs to. Runs of a row follow each other. */
function rowNumbers({ runs }: SectionPlan): number[] {
  let number = -1;
  return runs.map(({ row }, at) => (row === runs[at - 1]?.row ? number : ++number));
}

/** Whether seats of this row may be better than those, or as good. */
const isBetterPlace = (row: Pick<Merits, 'away' | 'rowRank'>, than: Merits): boolean =>
  row.away === than.away ? row.rowRank <= than.rowRank : row.away < than.away;

/** Everywhere in a run where so many open seats stand side by side. */
function* choicesIn(open: readonly boolean[], quantity: number) {
  const isFree = (at: number) => open[at] === true;
  let free = 0;
  for (let last = 0; last < open.length; last += 1) {
    free = isFree(last) ? free + 1 : 0;
    if (free < quantity) continue;
    const first = last - quantity + 1;
    const orphans = Number(isFree(first - 1) && !isFree(first - 2)) + Number(isFree(last + 1) && !isFree(last + 2));
    yield { first, orphans, offCentre: Math.abs(first + last + 1 - open.length) };
  }
}

/** Whether each seat of a stretch of the section's line may be claimed now. */
function openSeats(
  { blockStarts }: SectionPlan,
  blocks: ReadonlyMap<number, SeatBlock>,
  start: number,
  length: number,
  now: EpochSeconds,
): boolean[] {
  const open: boolean[] = [];
  let at = blockStarts.findLastIndex((from) => from <= start);
  for (let position = start; position < start + length; position += 1) {
    if (position === blockStarts[at + 1]) at += 1;
    const block = blocks.get(at);
    const code = seatCodes[position - (blockStarts[at] ?? 0)] ?? '';
    open.push(block !== undefined && !block.closed && isOpen(block.seats[code], now));
  }
  return open;
}
