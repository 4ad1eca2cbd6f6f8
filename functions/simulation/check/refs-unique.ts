import type { Check } from './evidence.ts';

/** A ref names one order for good: else a late write of one could pass for another's. */
export const refsUnique: Check = {
  rule: 'I14 a ref is never used again',
  aim: 'safety',
  run({ orders }) {
    const owners = new Map<string, string>();
    return [...orders].flatMap(([orderId, log]) =>
      log.flatMap(({ atMs, value: { ref } }) => {
        const owner = owners.get(ref) ?? orderId;
        owners.set(ref, owner);
        return owner === orderId ? [] : [{ atMs, what: `order ${orderId} has the ref of order ${owner}` }];
      }),
    );
  },
};
