import type { ClaimInput } from '../commands/claim.ts';
import { type Check, requestOf } from './evidence.ts';
import { fulfils } from './wishes.ts';

/** Every order is what one request of its buyer asked for: all of the seats, no other. */
export const noPhantoms: Check = {
  rule: 'I3 I5 an order is what its buyer asked for',
  aim: 'safety',
  run({ orders, history, exchanges }) {
    return [...orders].flatMap(([orderId, log]) => {
      const first = log[0];
      if (first === undefined) return [];
      const invoke = exchanges.get(requestOf(history.entries[first.at]))?.invoke;
      if (invoke?.command !== 'claim') return [{ atMs: first.atMs, what: `nobody asked for order ${orderId}` }];
      const { concertId, wish } = invoke.input as ClaimInput;
      const isTheirs = first.value.buyerId === invoke.account.id && first.value.concertId === concertId;
      return isTheirs && log.every(({ value }) => fulfils(value, wish))
        ? []
        : [{ atMs: first.atMs, what: `order ${orderId} is not what request ${invoke.request} asked for` }];
    });
  },
};
