import type { Order as OrderReply } from '../../contract/orders.ts';
import type { SeatWish } from '../../domain/claim.ts';
import type { Order } from '../../domain/order.ts';
import { isSame, seatIdsOf } from './live-seats.ts';

export const seatIdsOfWish = (wish: SeatWish): readonly string[] | undefined =>
  'seatIds' in wish ? wish.seatIds : undefined;

/** Whether an order is all of what was wished for and nothing else; in the line, the best seats are not chosen yet. */
export function fulfils(order: Order | OrderReply, wish: SeatWish): boolean {
  const { seats, status } = order;
  if ('seatIds' in wish) return isSame(seatIdsOf({ seats }), wish.seatIds.toSorted());
  const { priceTierId, quantity } = wish.bestAvailable;
  if (seats.length === 0) {
    const asked = 'wish' in order ? order.wish : undefined;
    const isAsked = asked === undefined || (asked.priceTierId === priceTierId && asked.quantity === quantity);
    return isAsked && (status === 'queued' || status === 'refused');
  }
  const numbers = seats.map(({ number }) => number).sort((one, other) => one - other);
  return (
    seats.length === quantity &&
    seats.every((seat) => seat.priceTierId === priceTierId) &&
    new Set(seats.map(({ section, row }) => `${section}-${row}`)).size === 1 &&
    numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1)
  );
}
