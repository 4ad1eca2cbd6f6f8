import { isSettled } from '../../domain/order.ts';
import type { Check } from './evidence.ts';

/** In the end no order waits for anything: no hold, no payment and no refund is open. */
export const allEnd: Check = {
  rule: 'I6 what was accepted ends',
  run({ tables, history }) {
    const atMs = history.entries.at(-1)?.atMs ?? 0;
    return tables.orders
      .filter((order) => !isSettled(order))
      .map(({ id, status, payment, refund }) => ({
        atMs,
        what: `order ${id} is ${status}, its payment ${payment?.status ?? 'none'}, its refund ${refund ?? 'none'}`,
      }));
  },
};
