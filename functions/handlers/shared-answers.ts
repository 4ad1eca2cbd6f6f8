import { createRecentCache } from '../adapters/recent-cache.ts';
import type { Clock } from '../domain/ports.ts';

const entriesMax = 100;

/** Answers that are the same for everybody, as JSON. */
export interface SharedAnswers {
  /** The answer of this second; `make` is told which one it is. */
  get(key: string, make: (second: number) => Promise<object>): Promise<string>;
}

/**
 * Makes each answer at most once a second, however many ask. None outlives its second, so that whatever happens at a
 * certain time, such as the opening of the doors or the end of a hold, is told from that second on.
 */
export function createSharedAnswers(clock: Clock): SharedAnswers {
  const recent = createRecentCache<string>(1_000, entriesMax, clock);
  return {
    get(key, make) {
      const second = Math.floor(clock() / 1_000);
      return recent.get(`${key}@${second}`, async () => JSON.stringify(await make(second)));
    },
  };
}
