import { type Order, type OrderedSeat, seatValueOf } from '../../domain/order.ts';
import { hasRunOut } from '../../domain/order-moves.ts';
import type { Evidence } from './evidence.ts';
import { valueAt } from './log.ts';

/** Where a seat is kept, as one text: block key and code. */
export const placeOf = ({ concertId }: Order, { section, block, code }: OrderedSeat): string =>
  `${concertId}/${section}/${block}:${code}`;

export const seatIdsOf = ({ seats }: { readonly seats: readonly { readonly id: string }[] }): string[] =>
  seats.map(({ id }) => id).sort();

export const isSame = (one: readonly string[], other: readonly string[]): boolean => one.join() === other.join();

/** Whether others may have the seats of this order when a clock shows this time. */
export const isOver = (order: Order, shownMs: number): boolean => order.status === 'held' && hasRunOut(order, shownMs);

/** Whether one of the order's seats was somebody else's, or nobody's, at that place of the history. */
export function hasLostSeats({ blocks }: Evidence, order: Order, at: number): boolean {
  const value = seatValueOf(order);
  return order.seats.some((seat) => {
    const [key = '', code = ''] = placeOf(order, seat).split(':');
    return valueAt(blocks.get(key), at)?.seats[code] !== value;
  });
}
