import type { Run } from '../simulate.ts';
import type { Violation } from './evidence.ts';

/** A violation that is known, has a cause that is known, and waits for its cure. Takes this list shorter, never longer. */
export interface OpenFinding {
  readonly name: string;
  explains(violation: Violation, run: Run): boolean;
}

export const openFindings: readonly OpenFinding[] = [
  {
    name: 'whoever pays twice at once, or while a deletion has the blocks closed, may be told that their hold is over',
    explains: ({ what }) => /^pay \d+ is refused as hold-expired, but it was not over$/.test(what),
  },
  {
    name: 'who paid while a deletion had the blocks closed loses the seats and is refunded',
    explains: ({ what, atMs }, { history }) =>
      what.endsWith('expired before its time') &&
      history.entries.some((entry) => entry.kind === 'blocks' && entry.cause === 'closed' && entry.atMs <= atMs),
  },
];
