import { seatValueOf } from '../../domain/order.ts';
import type { Check } from './evidence.ts';

/** After every commit: no buyer has more seats of a concert than the limit, no order more than it may have. */
export const limitsHold: Check = {
  rule: 'I12 the limits hold',
  aim: 'safety',
  run({ commits, world }) {
    const halls = new Map(world.halls.map(({ concert }) => [concert.id, concert]));
    const had = new Map<string, Map<string, number>>();
    const written = commits.flatMap(({ commit: { orders, outcome, atMs } }) =>
      outcome === 'lost' ? [] : orders.map((order) => ({ order, atMs })),
    );
    return written.flatMap(({ order, atMs }) => {
      const concert = halls.get(order.concertId);
      if (concert === undefined) return [];
      const key = `${order.buyerId}/${concert.id}`;
      const seats = had.get(key) ?? new Map<string, number>();
      had.set(key, seats.set(order.id, seatValueOf(order) === undefined ? 0 : order.seats.length));
      const all = [...seats.values()].reduce((sum, count) => sum + count, 0);
      return [
        ...(all > concert.seatsPerBuyer ? [{ atMs, what: `${key} has ${all} seats of ${concert.seatsPerBuyer}` }] : []),
        ...(order.seats.length > concert.seatsPerOrder
          ? [{ atMs, what: `order ${order.id} has ${order.seats.length} seats of ${concert.seatsPerOrder}` }]
          : []),
      ];
    });
  },
};
