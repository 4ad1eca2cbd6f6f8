import type { SeatChanges } from '../contract/sales.ts';
import type { SeatChange } from './decision.ts';
import { type EpochSeconds, type SeatBlock, seatState, withdrawnValue } from './seat-block.ts';
import { type LocatedSeat, locateSeat, type SeatPlan } from './seat-plan.ts';

export interface NamedSeats {
  /** Every seat once, however often it is named. */
  readonly seats: readonly LocatedSeat[];
  /** What the hall has not: seat ids, section codes, or rows as `<section code>-<row>`. */
  readonly unknown: readonly string[];
}

/** The seats that a request names one by one, by row or by section. */
export function findNamedSeats(plan: SeatPlan, { seatIds = [], sections = [] }: SeatChanges): NamedSeats {
  const unknown: string[] = [];
  const ids = new Set(seatIds);
  for (const { code, rows } of sections) {
    const section = plan.sections.find((candidate) => candidate.code === code);
    if (section === undefined) unknown.push(code);
    const runs = section?.runs ?? [];
    const labels = new Set(runs.map(({ row }) => row));
    if (section !== undefined)
      unknown.push(...(rows ?? []).filter((row) => !labels.has(row)).map((row) => `${code}-${row}`));
    for (const { row, from, to } of runs) {
      if (rows !== undefined && !rows.includes(row)) continue;
      for (let number = from; number <= to; number += 1) ids.add(`${code}-${row}-${number}`);
    }
  }
  const seats: LocatedSeat[] = [];
  for (const id of ids) {
    const seat = locateSeat(plan, id);
    if (seat === undefined) unknown.push(id);
    else seats.push(seat);
  }
  return { seats, unknown };
}

export interface SeatChangeDecision {
  /** Undefined where nothing is left to do. */
  readonly write: SeatChange | undefined;
  readonly refused: readonly { readonly code: string; readonly state: 'held' | 'sold' }[];
}

/**
 * What becomes of these seats of a block. A seat is withdrawn where a claim could have it, by the same condition; a
 * seat that is withdrawn already, or was never, needs nothing.
 */
export function decideSeatChange(
  change: SeatChanges['change'],
  block: SeatBlock,
  codes: readonly string[],
  now: EpochSeconds,
): SeatChangeDecision {
  const statusOf = (code: string) => seatState(block.seats[code], now).status;
  if (change === 'restore') {
    const withdrawn = codes.filter((code) => statusOf(code) === 'withdrawn');
    return { write: writeOf('give-back', withdrawn), refused: [] };
  }
  const refused = codes.flatMap((code) => {
    const state = statusOf(code);
    return state === 'held' || state === 'sold' ? [{ code, state }] : [];
  });
  const open = codes.filter((code) => statusOf(code) === 'available');
  return { write: writeOf('claim', open), refused };
}

const writeOf = (kind: 'claim' | 'give-back', codes: readonly string[]): SeatChange | undefined =>
  codes.length === 0 ? undefined : { kind, codes, value: withdrawnValue };
