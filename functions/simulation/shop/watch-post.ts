import type { WatchMessage } from '../../contract/messages.ts';
import type { WatchQueue } from '../../domain/ports.ts';
import type { Command } from '../commands/command.ts';
import { type BatchAnswer, watch } from '../commands/work-off.ts';
import type { History, Told } from '../stage/history.ts';
import type { Random } from '../stage/random.ts';
import type { Timeline } from '../stage/timeline.ts';
import { type Rates, strike } from './faults.ts';
import type { ShopProcess } from './shop-process.ts';

/** The queue of the watch: what is sent is delivered at least once, and again until somebody has worked it off. */
export interface WatchPost {
  readonly queue: WatchQueue;
  /** To whom it delivers from now on. */
  deliverTo(workers: readonly ShopProcess[]): void;
}

interface PostFault {
  readonly rateMax: number;
  /** How long after its time a message is delivered, in milliseconds; each is a delivery. */
  delays(random: Random): readonly number[];
}

/** What can go wrong between the queue and whoever works it off. */
export const postFaults: Readonly<Record<string, PostFault>> = {
  'message delivered twice': { rateMax: 0.3, delays: (random) => [0, random.between(0, 3_000)] },
  'message delivered late': { rateMax: 0.3, delays: (random) => [random.between(1_000, 30_000)] },
};

const delaySecondsMax = 900;
/** A message that was not worked off comes back after this time. */
const visibleAgainMs = 90_000;

export function createWatchPost(timeline: Timeline, history: History, random: Random, rates: () => Rates): WatchPost {
  let workers: readonly ShopProcess[] = [];

  const deliver = (message: WatchMessage, receives = 1): void => {
    const request = history.nextNumber();
    const account = { id: message.buyerId, role: 'buyer' } as const;
    const record = { id: `look${request}`, receipt: '', body: JSON.stringify(message), groupId: '' };
    const input = { records: [{ ...record, sentAtMs: timeline.now(), receives }] };
    history.add({ kind: 'invoke', request, intention: request, account, command: watch.name, input, heard: false });
    const comeAgain = () => timeline.after(visibleAgainMs, () => deliver(message, receives + 1));
    const end = (told: Told) => {
      history.add({ kind: 'unheard', request, told });
      const isDone = told.outcome === 'ok' && (told.reply as BatchAnswer).batchItemFailures.length === 0;
      if (!isDone) comeAgain();
    };
    const command = watch as Command<unknown, unknown>;
    random.pick(workers).serve({ request, account, input, command, end, died: comeAgain });
  };

  return {
    deliverTo(all) {
      workers = all;
    },
    queue: {
      async send(message, delaySeconds) {
        const delayMs = 1_000 * Math.min(delaySecondsMax, Math.max(0, Math.ceil(delaySeconds)));
        const hit = strike(postFaults, rates(), 'watch', random);
        for (const lateMs of hit?.fault.delays(random) ?? [0])
          timeline.after(delayMs + lateMs + random.between(1, 100), () => deliver(message));
      },
    },
  };
}
