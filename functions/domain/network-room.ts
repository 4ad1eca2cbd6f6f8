import { limits } from '../contract/limits.ts';
import type { Concert } from './concert.ts';
import type { Order } from './order.ts';
import type { EpochSeconds } from './seat-block.ts';
import type { SeatPlan } from './seat-plan.ts';

/** Where a claim came from, kept with its order for as long as its seats may be unpaid. */
export interface Network {
  /** Stands for the address, and for one concert only. */
  readonly id: string;
  /** Nothing is held longer than this. */
  readonly windowSeconds: number;
}

/** Seats of one section that an order takes out of what its network may hold unpaid. */
export interface NetworkRoom extends Network {
  readonly concertId: string;
  readonly section: string;
  readonly seats: number;
  readonly takenAt: EpochSeconds;
}

/** What a claim of this concert carries of the network it came from; undefined where nothing is held, or no limit is set. */
export const networkOfClaim = (id: string | undefined, concert: Concert): Network | undefined =>
  id === undefined || concert.checkout === 'instant' || networkShareOf(concert) >= limits.networkShare.max
    ? undefined
    : { id, windowSeconds: (concert.holdMinutes + limits.paymentMinutes) * 60 };

/** Concerts that were made before there was such a limit have the usual one. */
export const networkShareOf = ({ networkShare = limits.networkShare.default }: Concert): number => networkShare;

/** A share of the section, and never less than two buyers may have: a household is no crowd. */
export function seatsOfNetworkMax(concert: Concert, plan: SeatPlan, section: string): number {
  const seatCount = plan.sections.find(({ code }) => code === section)?.seatCount ?? 0;
  return Math.max(2 * concert.seatsPerBuyer, Math.floor((seatCount * networkShareOf(concert)) / 100));
}

/** What a held order takes; nothing where no limit is set. */
export function roomsOf({ network, concertId, seats, heldSince }: Order): NetworkRoom[] {
  if (network === undefined || heldSince === undefined) return [];
  return [...Map.groupBy(seats, ({ section }) => section)].map(([section, of]) => ({
    ...network,
    concertId,
    section,
    seats: of.length,
    takenAt: heldSince,
  }));
}

/**
 * Seats count in the window of time in which they were taken and in the next one. So whatever may still be held counts in
 * the window of now; and nobody has to say when a hold ended: what is two windows old is forgotten.
 */
export function windowsOf({ takenAt, windowSeconds }: NetworkRoom): [first: number, second: number] {
  const first = windowAt(takenAt, windowSeconds);
  return [first, first + 1];
}

/** In which of them seats that are given back count still. */
export const windowsLeft = (room: NetworkRoom, now: EpochSeconds): number[] =>
  windowsOf(room).filter((window) => window >= windowAt(now, room.windowSeconds));

const windowAt = (at: EpochSeconds, windowSeconds: number) => Math.floor(at / windowSeconds);

/** When to ask again: with the next window, what was taken before this one counts no more. */
export const secondsToNextWindow = (at: EpochSeconds, windowSeconds: number): number =>
  windowSeconds - (at % windowSeconds);
