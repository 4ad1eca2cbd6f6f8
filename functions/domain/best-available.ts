import { type EpochSeconds, isOpen, type SeatBlock } from './seat-block.ts';
import { type SeatPlan, type SectionPlan, seatCodes } from './seat-plan.ts';

/** All states a choice is made on: blocks by section code and block number. */
export type HallStates = ReadonlyMap<string, ReadonlyMap<number, SeatBlock>>;

/** Where to look: every section of a tier, or the sections named. */
export interface Wish {
  readonly quantity: number;
  readonly sections: (section: SectionPlan) => boolean;
  /** Rows near this one come first; where nothing is said, the first rows are the best. */
  readonly nearSeatId?: string;
}

interface Window {
  readonly seatIds: readonly string[];
  /** Seats left alone between others by this choice: nobody buys them. */
  readonly orphans: number;
  readonly sectionRank: number;
  readonly rowRank: number;
  readonly offCentre: number;
}

/**
 * The best seats side by side: no single seat left over if that can be, then the best row, then the middle of the row.
 * Undefined where no such many seats stand together.
 */
export function chooseBestSeats(
  plan: SeatPlan,
  states: HallStates,
  wish: Wish,
  now: EpochSeconds,
): readonly string[] | undefined {
  let best: Window | undefined;
  const near = wish.nearSeatId?.split('-');
  for (const [sectionAt, section] of plan.sections.entries()) {
    if (!wish.sections(section)) continue;
    const sectionRank = near === undefined || near[0] === section.code ? 0 : sectionAt + 1;
    for (const window of windowsOf(section, states.get(section.code) ?? new Map(), wish.quantity, now, near?.[1])) {
      const ranked = { ...window, sectionRank };
      if (best === undefined || isBetter(ranked, best)) best = ranked;
    }
  }
  return best?.seatIds;
}

function isBetter(a: Window, b: Window): boolean {
  if (a.orphans !== b.orphans) return a.orphans < b.orphans;
  if (a.sectionRank !== b.sectionRank && (a.sectionRank === 0 || b.sectionRank === 0))
    return a.sectionRank < b.sectionRank;
  if (a.rowRank !== b.rowRank) return a.rowRank < b.rowRank;
  if (a.offCentre !== b.offCentre) return a.offCentre < b.offCentre;
  return a.sectionRank < b.sectionRank;
}

type RunWindow = Omit<Window, 'sectionRank'>;

function* windowsOf(
  section: SectionPlan,
  blocks: ReadonlyMap<number, SeatBlock>,
  quantity: number,
  now: EpochSeconds,
  nearRow: string | undefined,
): Generator<RunWindow> {
  const open = openSeats(section, blocks, now);
  const rows = [...new Set(section.runs.map(({ row }) => row))];
  const nearRank = nearRow === undefined ? 0 : Math.max(0, rows.indexOf(nearRow));
  let start = 0;
  for (const run of section.runs) {
    const length = run.to - run.from + 1;
    const rowRank = Math.abs(rows.indexOf(run.row) - nearRank);
    for (let at = 0; at + quantity <= length; at += 1) {
      if (!open.slice(start + at, start + at + quantity).every(Boolean)) continue;
      const isFree = (position: number) => position >= 0 && position < length && open[start + position] === true;
      const isOrphan = (position: number, beyond: number) => isFree(position) && !isFree(beyond);
      const orphans = Number(isOrphan(at - 1, at - 2)) + Number(isOrphan(at + quantity, at + quantity + 1));
      const seatIds = Array.from({ length: quantity }, (_, of) => `${section.code}-${run.row}-${run.from + at + of}`);
      yield { seatIds, orphans, rowRank, offCentre: Math.abs(at + quantity / 2 - length / 2) };
    }
    start += length;
  }
}

/** Whether each seat of the section's line may be claimed now. */
function openSeats(section: SectionPlan, blocks: ReadonlyMap<number, SeatBlock>, now: EpochSeconds): boolean[] {
  const open: boolean[] = [];
  for (const [at, from] of section.blockStarts.entries()) {
    const to = section.blockStarts[at + 1] ?? section.seatCount;
    const block = blocks.get(at);
    const grants = block !== undefined && !block.closed;
    for (let seat = 0; seat < to - from; seat += 1)
      open.push(grants && isOpen(block.seats[seatCodes[seat] ?? ''], now));
  }
  return open;
}
