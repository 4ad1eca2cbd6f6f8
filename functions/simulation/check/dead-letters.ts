import type { Check } from './evidence.ts';

/** Whatever was laid aside has its order answered, a copy with the operators, and was counted for the alarm. */
export const deadLetters: Check = {
  rule: 'I20 a dead letter is answered, parked and counted',
  aim: 'liveness',
  run({ history, orders, deadLettersCounted }) {
    const { entries } = history;
    const dead = entries.filter((entry) => entry.kind === 'dead');
    const parked = new Map(entries.flatMap((entry) => (entry.kind === 'parked' ? [[entry.id, entry.body]] : [])));
    const forgotten = dead.flatMap(({ atMs, messageId, orderId }) => [
      ...(parked.get(messageId)?.includes(orderId)
        ? []
        : [{ atMs, what: `${messageId} is laid aside and not parked` }]),
      ...(orders.get(orderId)?.at(-1)?.value.status === 'queued'
        ? [{ atMs, what: `${messageId} is laid aside and order ${orderId} waits` }]
        : []),
    ]);
    if (deadLettersCounted >= dead.length) return forgotten;
    const atMs = entries.at(-1)?.atMs ?? 0;
    return [...forgotten, { atMs, what: `${deadLettersCounted} of ${dead.length} dead letters were counted` }];
  },
};
