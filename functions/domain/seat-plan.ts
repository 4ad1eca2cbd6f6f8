import { limits } from '../contract/limits.ts';
import type { Section } from '../contract/seat-map.ts';

/** Seats in one block: the most that keeps a block of run-out or live holds within 1,024 bytes (see `seat-block.ts`). */
export const seatsPerBlock = 48;

/** The layout of a hall in the order of its sections. It is made once with its concert and never changes. */
export interface SeatPlan {
  readonly version: string;
  readonly sections: readonly SectionPlan[];
}

/** A section whose seats stand in one line: run after run. Blocks are consecutive slices of that line. */
export interface SectionPlan extends Section {
  readonly seatCount: number;
  /** Where each block begins in the line of seats; the first is 0. */
  readonly blockStarts: readonly number[];
}

/** Where a seat is kept: `block` counts from 0 within the section, `code` is the seat's name within the block. */
export interface SeatPlace {
  readonly section: string;
  readonly block: number;
  readonly code: string;
}

export interface LocatedSeat extends SeatPlace {
  readonly id: string;
  readonly row: string;
  readonly number: number;
  readonly priceTierId: string;
}

/** Names of seats within a block, `00` to `47`, made once. */
export const seatCodes: readonly string[] = Array.from({ length: seatsPerBlock }, (_, at) =>
  String(at).padStart(2, '0'),
);

const lengthOf = (run: { from: number; to: number }) => run.to - run.from + 1;

/** Packs whole rows into blocks as long as they fit; a row longer than a block is cut into full blocks and a rest. */
export function planSection(section: Section): SectionPlan {
  const blockStarts: number[] = [];
  let seatCount = 0;
  let used = seatsPerBlock;
  for (const rowSeats of rowLengths(section)) {
    if (used + rowSeats > seatsPerBlock) {
      for (let cut = 0; cut < rowSeats; cut += seatsPerBlock) blockStarts.push(seatCount + cut);
      used = rowSeats % seatsPerBlock === 0 ? seatsPerBlock : rowSeats % seatsPerBlock;
    } else {
      used += rowSeats;
    }
    seatCount += rowSeats;
  }
  return { ...section, seatCount, blockStarts };
}

function rowLengths(section: Section): number[] {
  const lengths: number[] = [];
  let row: string | undefined;
  for (const run of section.runs) {
    if (run.row === row) lengths[lengths.length - 1] = (lengths.at(-1) ?? 0) + lengthOf(run);
    else lengths.push(lengthOf(run));
    row = run.row;
  }
  return lengths;
}

/** How many seats a block of the section holds. */
export function blockLength(section: SectionPlan, block: number): number {
  return (section.blockStarts[block + 1] ?? section.seatCount) - (section.blockStarts[block] ?? section.seatCount);
}

/** Finds a seat by its id; undefined where the hall has no such seat. */
export function locateSeat(plan: SeatPlan, seatId: string): LocatedSeat | undefined {
  const [code, row, digits] = seatId.split('-');
  const number = Number(digits);
  const section = plan.sections.find((candidate) => candidate.code === code);
  if (section === undefined) return undefined;
  let start = 0;
  for (const run of section.runs) {
    if (run.row === row && run.from <= number && number <= run.to) {
      return {
        id: seatId,
        row,
        number,
        priceTierId: section.priceTierId,
        ...placeOf(section, start + number - run.from),
      };
    }
    start += lengthOf(run);
  }
  return undefined;
}

/** Where the seat at this position of the section's line is kept. */
function placeOf(section: SectionPlan, position: number): SeatPlace {
  const next = section.blockStarts.findIndex((start) => start > position);
  const block = (next === -1 ? section.blockStarts.length : next) - 1;
  return { section: section.code, block, code: seatCodes[position - (section.blockStarts[block] ?? 0)] ?? '' };
}

/** Seats, block by block. */
export function groupByBlock(seats: readonly SeatPlace[]): { section: string; block: number; codes: string[] }[] {
  const groups = Map.groupBy(seats, ({ section, block }) => `${section}/${block}`);
  return [...groups.values()].map((of) => ({
    section: of[0]?.section ?? '',
    block: of[0]?.block ?? 0,
    codes: of.map(({ code }) => code),
  }));
}

/** Seats of each price tier, by its id. */
export function capacityByTier(plan: SeatPlan): Record<string, number> {
  const capacity: Record<string, number> = {};
  for (const { priceTierId, seatCount } of plan.sections)
    capacity[priceTierId] = (capacity[priceTierId] ?? 0) + seatCount;
  return capacity;
}

export interface Fault {
  readonly path: string;
  readonly message: string;
}

/** Finds what the shapes of the contract cannot say: overlapping runs, torn rows, tiers that do not exist, halls too large. */
export function findSeatPlanFaults(sections: readonly Section[], priceTierIds: readonly string[]): Fault[] {
  const faults = sections.flatMap((section, at) => findSectionFaults(section, priceTierIds, `sections.${at}`));
  const seats = sections.reduce((sum, section) => sum + section.runs.reduce((of, run) => of + lengthOf(run), 0), 0);
  if (seats > limits.seatsPerConcert) {
    faults.push({
      path: 'sections',
      message: `The hall has ${seats} seats; at most ${limits.seatsPerConcert} are possible`,
    });
  }
  for (const id of priceTierIds) {
    if (!sections.some(({ priceTierId }) => priceTierId === id)) {
      faults.push({ path: 'priceTiers', message: `No section has the price tier ${id}` });
    }
  }
  return faults;
}

function findSectionFaults(section: Section, priceTierIds: readonly string[], path: string): Fault[] {
  const faults: Fault[] = [];
  if (!priceTierIds.includes(section.priceTierId)) {
    faults.push({ path: `${path}.priceTierId`, message: `There is no price tier ${section.priceTierId}` });
  }
  const lastOfRow = new Map<string, { at: number; to: number; seats: number }>();
  section.runs.forEach((run, at) => {
    const last = lastOfRow.get(run.row);
    const here = `${path}.runs.${at}`;
    if (last !== undefined && last.at !== at - 1)
      faults.push({ path: here, message: `Row ${run.row} is torn apart by another row` });
    if (last !== undefined && run.from <= last.to)
      faults.push({ path: here, message: `Row ${run.row} has seat ${run.from} twice, or its runs do not ascend` });
    const seats = (last?.seats ?? 0) + lengthOf(run);
    if (seats > limits.seatsPerRow)
      faults.push({ path: here, message: `Row ${run.row} has more than ${limits.seatsPerRow} seats` });
    lastOfRow.set(run.row, { at, to: run.to, seats });
  });
  if (lastOfRow.size > limits.rowsPerSection) faults.push({ path, message: `More than ${limits.rowsPerSection} rows` });
  const seats = section.runs.reduce((sum, run) => sum + lengthOf(run), 0);
  if (seats > limits.seatsPerSection)
    faults.push({ path, message: `More than ${limits.seatsPerSection} seats in a section` });
  return faults;
}
