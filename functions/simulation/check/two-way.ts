import { type Order, seatValueOf } from '../../domain/order.ts';
import type { Check, Evidence } from './evidence.ts';
import { latestShownMs } from './host-clocks.ts';
import { isOver, placeOf } from './live-seats.ts';
import { valueAt } from './log.ts';

/** At every commit and in the end: an order's seats point at it, and what seats point at has them. */
export const twoWay: Check = {
  rule: 'I4 seats and orders name each other',
  aim: 'safety',
  run(evidence) {
    const { commits, tables, history } = evidence;
    const found = commits.flatMap(({ at, commit: { orders, outcome, atMs } }) =>
      (outcome === 'lost' ? [] : orders).flatMap((order) =>
        seatsAstray(evidence, order, at, atMs).map((what) => ({ atMs, what: `${what} after a commit` })),
      ),
    );
    const endMs = history.entries.at(-1)?.atMs ?? 0;
    const atEnd = [
      ...tables.orders.flatMap((order) => seatsAstray(evidence, order, Number.POSITIVE_INFINITY, endMs)),
      ...ownerlessSeats(evidence),
    ];
    return [...found, ...atEnd.map((what) => ({ atMs: endMs, what: `${what} in the end` }))];
  },
};

/** Seats of the order that do not carry its value, or still carry it though the order has ended. */
function seatsAstray(evidence: Evidence, order: Order, at: number, atMs: number): string[] {
  const value = seatValueOf(order);
  // Who took a seat is judged by their own clock where they took it.
  const mayBeOver = isOver(order, latestShownMs(evidence, atMs));
  return order.seats.flatMap((seat) => {
    const place = placeOf(order, seat);
    const [key = '', code = ''] = place.split(':');
    const stands = valueAt(evidence.blocks.get(key), at)?.seats[code];
    const isNone = stands?.endsWith(order.ref) !== true;
    const isRight = value === undefined ? isNone : stands === value || (isNone && mayBeOver);
    return isRight ? [] : [`${place} carries ${stands ?? 'nothing'} and order ${order.id} is ${order.status}`];
  });
}

function ownerlessSeats({ tables }: Evidence): string[] {
  const values = new Map<string, string>();
  for (const order of tables.orders) {
    const value = seatValueOf(order);
    if (value !== undefined) for (const seat of order.seats) values.set(placeOf(order, seat), value);
  }
  return tables.blocks.flatMap(({ concertId, section, block, seats }) =>
    Object.entries(seats).flatMap(([code, value]) => {
      const place = `${concertId}/${section}/${block}:${code}`;
      return values.get(place) === value ? [] : [`${place} carries ${value} and no live order has it`];
    }),
  );
}
