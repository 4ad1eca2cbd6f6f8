import { seatStateCharacters } from '../contract/seat-map.ts';
import { blockLength, type SectionPlan, seatCodes } from './seat-plan.ts';

/** Whole seconds since 1970-01-01 UTC. */
export type EpochSeconds = number;

/**
 * What stands at a seat of a block, as text whose order is the order of time:
 * absent = available, `<expiry>:<ref>` = held, `~<ref>` = sold, `~` = withdrawn. Base-36 digits sort before `~`, so
 * `value < encodeTime(now)` is true for exactly the holds that have run out: one comparison claims a free or lapsed seat.
 */
export type SeatValue = string;

/** The storage unit of seats: one item, one version count, at most 48 seats. */
export interface SeatBlock {
  readonly concertId: string;
  readonly section: string;
  readonly block: number;
  /** Counts every write. */
  readonly version: number;
  /** A closed block grants nothing. */
  readonly closed: boolean;
  /** In whose turn it was closed: the version of the concert as its taker wrote it. Who was before may not open it. */
  readonly closedIn?: number;
  /** Values by seat code; a code that is absent is available. */
  readonly seats: Readonly<Record<string, SeatValue>>;
}

/** Blocks as they were seen, by section code and block number. */
export type HallStates = ReadonlyMap<string, ReadonlyMap<number, SeatBlock>>;

/** Orders blocks by section and number. */
export function hallStatesOf(blocks: Iterable<SeatBlock>): HallStates {
  const states = new Map<string, Map<number, SeatBlock>>();
  for (const block of blocks) {
    const section = states.get(block.section) ?? new Map();
    states.set(block.section, section.set(block.block, block));
  }
  return states;
}

/** The states with these blocks in place of those that were known. */
export const withBlocks = (states: HallStates, blocks: readonly SeatBlock[]): HallStates =>
  hallStatesOf([...[...states.values()].flatMap((section) => [...section.values()]), ...blocks]);

/** The states after a lost race: as it told of them, and without the blocks that are gone. */
export function statesAfter(
  before: HallStates,
  {
    blocks,
    missingBlocks,
  }: { blocks: readonly SeatBlock[]; missingBlocks: readonly { section: string; block: number }[] },
): HallStates {
  const isMissing = ({ section, block }: SeatBlock) =>
    missingBlocks.some((key) => key.section === section && key.block === block);
  const known = [...before.values()].flatMap((section) => [...section.values()]);
  return hallStatesOf([...known.filter((block) => !isMissing(block)), ...blocks]);
}

export type SeatState =
  | { status: 'available' }
  | { status: 'held'; ref: string; expiresAt: EpochSeconds }
  | { status: 'sold'; ref: string }
  | { status: 'withdrawn' };

export const timeDigits = 7;
export const refCharacters = 9;

let lastEncoded = { seconds: 0, text: '0'.repeat(timeDigits) };

/** Seven base-36 digits: texts of equal length, so that their order is that of the times, until the year 4453. */
export function encodeTime(seconds: EpochSeconds): string {
  // A hall asks for the same second seat by seat.
  if (seconds !== lastEncoded.seconds) lastEncoded = { seconds, text: seconds.toString(36).padStart(timeDigits, '0') };
  return lastEncoded.text;
}

export const heldValue = (expiresAt: EpochSeconds, ref: string): SeatValue => `${encodeTime(expiresAt)}:${ref}`;
export const soldValue = (ref: string): SeatValue => `~${ref}`;
export const withdrawnValue: SeatValue = '~';

/** Whether a claim may take a seat with this value; the same rule as the storage condition. */
export const isOpen = (value: SeatValue | undefined, now: EpochSeconds): boolean =>
  value === undefined || value < encodeTime(now);

/** Reads a seat's value; a hold that has run out reads as available. */
export function seatState(value: SeatValue | undefined, now: EpochSeconds): SeatState {
  if (value === undefined || isOpen(value, now)) return { status: 'available' };
  if (value === withdrawnValue) return { status: 'withdrawn' };
  if (value.startsWith('~')) return { status: 'sold', ref: value.slice(1) };
  return {
    status: 'held',
    expiresAt: Number.parseInt(value.slice(0, timeDigits), 36),
    ref: value.slice(timeDigits + 1),
  };
}

/** One character a seat of the section, in the order of its line; `blocks` by their number. */
export function renderSection(section: SectionPlan, blocks: ReadonlyMap<number, SeatBlock>, now: EpochSeconds): string {
  let text = '';
  for (let at = 0; at < section.blockStarts.length; at += 1) {
    const seats = blocks.get(at)?.seats ?? {};
    const length = blockLength(section, at);
    for (let seat = 0; seat < length; seat += 1)
      text += seatStateCharacters[seatState(seats[seatCodes[seat] ?? ''], now).status];
  }
  return text;
}

/** Seats of a block that no claim can take now, whether sold, held or withdrawn. */
export const countTaken = (block: SeatBlock, now: EpochSeconds): number =>
  Object.values(block.seats).filter((value) => !isOpen(value, now)).length;

/** Seats of a block that have a buyer for good. */
export const countSold = (block: SeatBlock): number =>
  Object.values(block.seats).filter((value) => value.startsWith('~') && value !== withdrawnValue).length;

/** Whether an order still stands on the block: a sold seat, or a hold that has not run out. */
export const hasLiveOrder = (block: SeatBlock, now: EpochSeconds): boolean =>
  Object.values(block.seats).some((value) => !isOpen(value, now) && value !== withdrawnValue);
