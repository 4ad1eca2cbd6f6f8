import { type Order, seatValueOf } from '../../domain/order.ts';
import type { Check } from './evidence.ts';
import { isOver, placeOf } from './live-seats.ts';

interface Interval {
  readonly orderId: string;
  readonly from: number;
  readonly fromMs: number;
  readonly to: number;
  /** A hold that has run out by then may be taken by others. */
  readonly order: Order;
}

/** Over the whole history, the times in which orders own a seat never overlap. */
export const seatsExclusive: Check = {
  rule: 'I1 a seat has one owner',
  aim: 'safety',
  run({ orders, skewMs }) {
    const owners = new Map<string, Interval[]>();
    for (const [orderId, log] of orders) {
      for (const [index, { at, atMs, value }] of log.entries()) {
        if (seatValueOf(value) === undefined) continue;
        const to = log.slice(index + 1).find(({ value: next }) => seatValueOf(next) !== seatValueOf(value))?.at;
        for (const seat of value.seats) {
          const place = placeOf(value, seat);
          const of = owners.get(place) ?? [];
          if (!of.some((known) => known.orderId === orderId && at < known.to))
            of.push({ orderId, from: at, fromMs: atMs, to: to ?? Number.POSITIVE_INFINITY, order: value });
          owners.set(place, of);
        }
      }
    }
    return [...owners].flatMap(([place, intervals]) => overlapsOf(place, intervals, skewMs));
  },
};

function overlapsOf(place: string, intervals: readonly Interval[], skewMs: number) {
  const sorted = intervals.toSorted((one, other) => one.from - other.from);
  return sorted.flatMap((next, at) => {
    const before = sorted.slice(0, at).find(({ to, order }) => to > next.from && !isOver(order, next.fromMs, skewMs));
    if (before === undefined) return [];
    return [{ atMs: next.fromMs, what: `${place} belongs to ${before.orderId} and is given to ${next.orderId}` }];
  });
}
