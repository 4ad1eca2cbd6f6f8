import type { Check } from './evidence.ts';
import { valueAt } from './log.ts';

/** A claim stays in the line until its answer is written: whoever dies before that leaves it to others. */
export const lineEmpties: Check = {
  rule: 'I6 a claim leaves the line with its answer',
  aim: 'safety',
  run({ history, orders }) {
    return [...history.entries.entries()].flatMap(([at, entry]) =>
      entry.kind === 'removed' && valueAt(orders.get(entry.orderId), at)?.status === 'queued'
        ? [{ atMs: entry.atMs, what: `${entry.messageId} is removed and order ${entry.orderId} has no answer` }]
        : [],
    );
  },
};
