import type { Check } from './evidence.ts';

/** Decisions of one request, and calls of it in all: halls here have at most three sections. */
const commitsMax = 5;
const callsMax = 60;

/** No request works without end: so many decisions, so many calls. */
export const workBounded: Check = {
  rule: 'I22 a request costs a bounded amount',
  run({ history, exchanges }) {
    return [...history.calls].flatMap(([request, calls]) => {
      const invoke = exchanges.get(request)?.invoke;
      if (invoke === undefined) return [];
      const all = [...calls.values()].reduce((sum, count) => sum + count, 0);
      const commits = calls.get('orders.commit') ?? 0;
      const { atMs, command } = invoke;
      return [
        ...(commits > commitsMax ? [{ atMs, what: `${command} ${request} decides ${commits} times` }] : []),
        ...(all > callsMax ? [{ atMs, what: `${command} ${request} makes ${all} calls` }] : []),
      ];
    });
  },
};
