import type { ClaimInput } from '../commands/claim.ts';
import type { Check } from './evidence.ts';
import { fulfils } from './wishes.ts';

/** Every order is what one request of its buyer asked for: all of the seats, no other. */
export const noPhantoms: Check = {
  rule: 'I3 I5 an order is what its buyer asked for',
  run({ orders, commits, exchanges }) {
    return [...orders].flatMap(([orderId, log]) => {
      const first = log[0];
      if (first === undefined) return [];
      const commit = commits.find(({ at }) => at === first.at)?.commit;
      const invoke = exchanges.get(commit?.request ?? -1)?.invoke;
      if (invoke?.command !== 'claim') return [{ atMs: first.atMs, what: `nobody asked for order ${orderId}` }];
      const { concertId, wish } = invoke.input as ClaimInput;
      const isTheirs = first.value.buyerId === invoke.account.id && first.value.concertId === concertId;
      return isTheirs && fulfils(first.value, wish)
        ? []
        : [{ atMs: first.atMs, what: `order ${orderId} is not what request ${invoke.request} asked for` }];
    });
  },
};
