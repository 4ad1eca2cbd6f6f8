import { seatValueOf } from '../../domain/order.ts';
import type { Check } from './evidence.ts';

/** After every commit and in the end: a buyer's counter is the count of the seats of their live orders. */
export const countersRight: Check = {
  rule: 'I13 counters are recounts',
  aim: 'safety',
  run({ commits, tables, history }) {
    const had = new Map<string, Map<string, number>>();
    const recount = (key: string) => [...(had.get(key)?.values() ?? [])].reduce((sum, seats) => sum + seats, 0);
    const steps = commits.flatMap(({ commit: { orders, counters, atMs, outcome } }) => {
      if (outcome === 'lost') return [];
      for (const order of orders) {
        const key = `${order.buyerId}/${order.concertId}`;
        const seats = seatValueOf(order) === undefined ? 0 : order.seats.length;
        had.set(key, (had.get(key) ?? new Map<string, number>()).set(order.id, seats));
      }
      return counters.flatMap(({ buyerId, concertId, seatsHad }) => {
        const key = `${buyerId}/${concertId}`;
        if (recount(key) === seatsHad) return [];
        return [{ atMs, what: `the counter ${key} is ${seatsHad}, not ${recount(key)}` }];
      });
    });
    const endMs = history.entries.at(-1)?.atMs ?? 0;
    const atEnd = [...new Set([...had.keys(), ...tables.counters.keys()])]
      .filter((key) => (tables.counters.get(key) ?? 0) !== recount(key))
      .map((key) => ({ atMs: endMs, what: `the counter ${key} ends at ${tables.counters.get(key) ?? 0}` }));
    return [...steps, ...atEnd];
  },
};
