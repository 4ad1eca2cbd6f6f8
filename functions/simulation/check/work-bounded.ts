import type { ClaimInput } from '../commands/claim.ts';
import type { Check } from './evidence.ts';

/** Decisions of one request: whoever asks for the best seats meets everybody else who does; holds end beside. */
const commitsMax = { named: 15, best: 30 };
/** A batch of ten that keeps losing is decided together some times, then each order alone; refusals are writes as well. */
const commitsOfBatchMax = 60;
/** Calls of one request in all: halls here have at most six sections. */
const callsMax = 150;
/** Whoever calls a concert off asks the watch to look at each of its orders. */
const callsToCallOffMax = 600;

/** No request works without end: so many decisions, so many calls. */
export const workBounded: Check = {
  rule: 'I22 a request costs a bounded amount',
  aim: 'safety',
  run({ history, exchanges }) {
    return [...history.calls].flatMap(([request, calls]) => {
      const invoke = exchanges.get(request)?.invoke;
      if (invoke === undefined) return [];
      const all = [...calls.values()].reduce((sum, count) => sum + count, 0);
      const commits = calls.get('orders.commit') ?? 0;
      const { atMs, command } = invoke;
      const isForBest = command === 'claim' && 'bestAvailable' in (invoke.input as ClaimInput).wish;
      const most = command === 'settle' ? commitsOfBatchMax : isForBest ? commitsMax.best : commitsMax.named;
      return [
        ...(commits > most ? [{ atMs, what: `${command} ${request} decides ${commits} times` }] : []),
        ...(all > (command === 'cancel-concert' ? callsToCallOffMax : callsMax)
          ? [{ atMs, what: `${command} ${request} makes ${all} calls` }]
          : []),
      ];
    });
  },
};
