import { type Order, seatValueOf } from '../../domain/order.ts';
import { type Check, type Evidence, requestOf } from './evidence.ts';
import { shownTo } from './host-clocks.ts';
import { isOver, placeOf } from './live-seats.ts';
import { type Log, valueAt } from './log.ts';

interface Interval {
  readonly from: number;
  readonly fromMs: number;
  readonly to: number;
  readonly log: Log<Order>;
}

/** Over the whole history, the times in which orders own a seat never overlap. */
export const seatsExclusive: Check = {
  rule: 'I1 a seat has one owner',
  aim: 'safety',
  run(evidence) {
    const owners = new Map<string, Interval[]>();
    for (const log of evidence.orders.values()) {
      for (const [index, { at, atMs, value }] of log.entries()) {
        if (seatValueOf(value) === undefined) continue;
        const to = log.slice(index + 1).find(({ value: next }) => seatValueOf(next) === undefined)?.at;
        for (const seat of value.seats) {
          const place = placeOf(value, seat);
          const of = owners.get(place) ?? [];
          // However often its value changes, the order has it since it took it.
          if (!of.some((known) => known.log === log && at < known.to))
            of.push({ from: at, fromMs: atMs, to: to ?? Number.POSITIVE_INFINITY, log });
          owners.set(place, of);
        }
      }
    }
    return [...owners].flatMap(([place, intervals]) => overlapsOf(evidence, place, intervals));
  },
};

/** A hold that has run out may be taken by others, as the clock of who takes it tells; so it stays, whoever comes next. */
function overlapsOf(evidence: Evidence, place: string, intervals: readonly Interval[]) {
  const sorted = intervals.toSorted((one, other) => one.from - other.from);
  const takings = sorted.map(({ from, fromMs }) => {
    const writer = requestOf(evidence.history.entries[from]);
    return { from, shownMs: shownTo(evidence, writer, fromMs).latestMs };
  });
  return sorted.flatMap((next, index) => {
    const isOwner = ({ from, to, log }: Interval): boolean =>
      to > next.from &&
      takings.slice(0, index + 1).every((taking) => {
        const order = valueAt(log, taking.from);
        return taking.from <= from || (order !== undefined && !isOver(order, taking.shownMs));
      });
    const before = sorted.slice(0, index).find(isOwner);
    if (before === undefined) return [];
    const [owner, taker] = [before.log[0]?.value.id, next.log[0]?.value.id];
    return [{ atMs: next.fromMs, what: `${place} belongs to ${owner} and is given to ${taker}` }];
  });
}
