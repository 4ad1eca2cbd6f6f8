import { isLive, type Order, type OrderedSeat } from '../../domain/order.ts';
import { type SeatValue, soldValue } from '../../domain/seat-block.ts';

/** Where a seat is kept, as one text: block key and code. */
export const placeOf = ({ concertId }: Order, { section, block, code }: OrderedSeat): string =>
  `${concertId}/${section}/${block}:${code}`;

/** What an order's seats carry while it is in this state; undefined where it has no seats. */
export const valueFor = ({ status, ref }: Order): SeatValue | undefined =>
  isLive(status) ? soldValue(ref) : undefined;

export const seatIdsOf = ({ seats }: { readonly seats: readonly { readonly id: string }[] }): string[] =>
  seats.map(({ id }) => id).sort();

export const isSame = (one: readonly string[], other: readonly string[]): boolean => one.join() === other.join();
