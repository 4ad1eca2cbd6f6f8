import { orderStates } from '../../domain/order.ts';
import type { Check } from './evidence.ts';
import { isSame, seatIdsOf } from './live-seats.ts';

/** An order goes from state to state as `orderStates` says; whose it is, its seats and prices stay as they were. */
export const orderLife: Check = {
  rule: 'I7 an order lives as declared',
  aim: 'safety',
  run({ orders, tables, history }) {
    const steps = [...orders].flatMap(([orderId, log]) =>
      log.slice(1).flatMap(({ atMs, value }, index) => {
        const before = log[index]?.value ?? value;
        if (value.revision !== before.revision + 1)
          return [{ atMs, what: `order ${orderId} goes from revision ${before.revision} to ${value.revision}` }];
        if (before.status !== value.status && !orderStates[before.status].includes(value.status))
          return [{ atMs, what: `order ${orderId} goes from ${before.status} to ${value.status}` }];
        const seatsKept = before.wish !== undefined || isSame(seatIdsOf(before), seatIdsOf(value));
        const kept = seatsKept && before.ref === value.ref;
        const owned = before.buyerId === value.buyerId && before.createdAt === value.createdAt;
        return kept && owned ? [] : [{ atMs, what: `order ${orderId} becomes another one` }];
      }),
    );
    const endMs = history.entries.at(-1)?.atMs ?? 0;
    const unknown = tables.orders.filter((order) => orders.get(order.id)?.at(-1)?.value !== order);
    return [
      ...steps,
      ...unknown.map(({ id }) => ({ atMs: endMs, what: `order ${id} does not stand as its last commit left it` })),
      ...[...orders.keys()]
        .filter((id) => !tables.orders.some((order) => order.id === id))
        .map((id) => ({ atMs: endMs, what: `order ${id} has vanished` })),
    ];
  },
};
