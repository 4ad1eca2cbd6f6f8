import type { Order, OrderedSeat } from '../../domain/order.ts';
import { hasRunOut } from '../../domain/order-moves.ts';

/** Where a seat is kept, as one text: block key and code. */
export const placeOf = ({ concertId }: Order, { section, block, code }: OrderedSeat): string =>
  `${concertId}/${section}/${block}:${code}`;

export const seatIdsOf = ({ seats }: { readonly seats: readonly { readonly id: string }[] }): string[] =>
  seats.map(({ id }) => id).sort();

export const isSame = (one: readonly string[], other: readonly string[]): boolean => one.join() === other.join();

/** Whether others may have the seats of this order by now, as one of the clocks tells. */
export const isOver = (order: Order, atMs: number, skewMs: number): boolean =>
  order.status === 'held' && hasRunOut(order, atMs + skewMs);
