import type { SeatRun } from '../contract/seat-map.ts';
import { type EpochSeconds, type HallStates, isOpen, type SeatBlock } from './seat-block.ts';
import { type SeatPlan, type SectionPlan, seatCodes } from './seat-plan.ts';

export interface Wish {
  readonly quantity: number;
  readonly priceTierId: string;
  /** Seats close to this one come first. Where nothing is said, the first rows of the sections are the best. */
  readonly near?: { readonly section: string; readonly row: string };
}

/** Neighbouring open seats, and what speaks for them; smaller is better, in this order. */
interface Choice {
  readonly section: SectionPlan;
  readonly run: SeatRun;
  readonly from: number;
  /** Single seats that would be left over beside them: nobody buys those. */
  readonly orphans: number;
  /** 0 in the section that is wished for. */
  readonly away: number;
  readonly rowRank: number;
  readonly offCentre: number;
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
    if (section.priceTierId !== wish.priceTierId) continue;
    for (const choice of choicesIn(section, openSeats(section, states.get(section.code), now), wish)) {
      if (best === undefined || isBetter(choice, best)) best = choice;
    }
  }
  if (best === undefined) return undefined;
  const { section, run, from } = best;
  return Array.from({ length: wish.quantity }, (_, at) => `${section.code}-${run.row}-${from + at}`);
}

function isBetter(a: Choice, b: Choice): boolean {
  if (a.orphans !== b.orphans) return a.orphans < b.orphans;
  if (a.away !== b.away) return a.away < b.away;
  if (a.rowRank !== b.rowRank) return a.rowRank < b.rowRank;
  return a.offCentre < b.offCentre;
}

function* choicesIn(section: SectionPlan, open: readonly boolean[], { quantity, near }: Wish): Generator<Choice> {
  const rows = [...new Set(section.runs.map(({ row }) => row))];
  const away = near === undefined || near.section === section.code ? 0 : 1;
  const bestRow = near === undefined || away === 1 ? 0 : Math.max(0, rows.indexOf(near.row));
  let start = 0;
  for (const run of section.runs) {
    const length = run.to - run.from + 1;
    const rowRank = Math.abs(rows.indexOf(run.row) - bestRow);
    const isFree = (at: number) => at >= 0 && at < length && open[start + at] === true;
    let free = 0;
    for (let last = 0; last < length; last += 1) {
      free = isFree(last) ? free + 1 : 0;
      if (free < quantity) continue;
      const first = last - quantity + 1;
      const orphans = Number(isFree(first - 1) && !isFree(first - 2)) + Number(isFree(last + 1) && !isFree(last + 2));
      const offCentre = Math.abs(first + last + 1 - length);
      yield { section, run, from: run.from + first, orphans, away, rowRank, offCentre };
    }
    start += length;
  }
}

/** Whether each seat of the section's line may be claimed now. */
function openSeats(
  section: SectionPlan,
  blocks: ReadonlyMap<number, SeatBlock> = new Map(),
  now: EpochSeconds,
): boolean[] {
  return section.blockStarts.flatMap((from, at) => {
    const block = blocks.get(at);
    const length = (section.blockStarts[at + 1] ?? section.seatCount) - from;
    const grants = block !== undefined && !block.closed;
    return Array.from({ length }, (_, seat) => grants && isOpen(block.seats[seatCodes[seat] ?? ''], now));
  });
}
