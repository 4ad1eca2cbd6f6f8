import { seatValueOf } from '../../domain/order.ts';
import type { Check } from './evidence.ts';
import { placeOf } from './live-seats.ts';

interface Interval {
  readonly orderId: string;
  readonly from: number;
  readonly fromMs: number;
  readonly to: number;
}

/** Over the whole history, the times in which orders own a seat never overlap. */
export const seatsExclusive: Check = {
  rule: 'I1 a seat has one owner',
  run({ orders }) {
    const owners = new Map<string, Interval[]>();
    for (const [orderId, log] of orders) {
      for (const [index, { at, atMs, value }] of log.entries()) {
        if (seatValueOf(value) === undefined) continue;
        const to = log.slice(index + 1).find(({ value: next }) => seatValueOf(next) === undefined)?.at;
        for (const seat of value.seats) {
          const place = placeOf(value, seat);
          const of = owners.get(place) ?? [];
          if (!of.some((known) => known.orderId === orderId && at <= known.to))
            of.push({ orderId, from: at, fromMs: atMs, to: to ?? Number.POSITIVE_INFINITY });
          owners.set(place, of);
        }
      }
    }
    return [...owners].flatMap(([place, intervals]) => overlapsOf(place, intervals));
  },
};

function overlapsOf(place: string, intervals: readonly Interval[]) {
  const sorted = intervals.toSorted((one, other) => one.from - other.from);
  return sorted.flatMap((next, at) => {
    const before = sorted[at - 1];
    if (before === undefined || before.to <= next.from) return [];
    return [{ atMs: next.fromMs, what: `${place} belongs to ${before.orderId} and is given to ${next.orderId}` }];
  });
}
