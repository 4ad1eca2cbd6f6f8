import { isSettled } from '../../domain/order.ts';
import type { Check } from './evidence.ts';

/** In the end no order waits for anything: no line, no hold, no payment and no refund. */
export const allEnd: Check = {
  rule: 'I6 what was accepted ends',
  aim: 'liveness',
  run({ tables, history, waiting }) {
    const atMs = history.entries.at(-1)?.atMs ?? 0;
    const left = waiting === 0 ? [] : [{ atMs, what: `${waiting} messages are left in the line` }];
    const open = tables.orders
      .filter((order) => !isSettled(order))
      .map(({ id, status, payment, refund }) => ({
        atMs,
        what: `order ${id} is ${status}, its payment ${payment?.status ?? 'none'}, its refund ${refund ?? 'none'}`,
      }));
    return [...left, ...open];
  },
};
