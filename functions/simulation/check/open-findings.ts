import type { Run } from '../simulate.ts';
import type { Violation } from './evidence.ts';

/** A violation that is known, has a cause that is known, and waits for its cure. Takes this list shorter, never longer. */
export interface OpenFinding {
  readonly name: string;
  explains(violation: Violation, run: Run): boolean;
}

const closedConcerts = ({ tables }: Run): string[] =>
  tables.blocks.filter(({ closed }) => closed).map(({ concertId }) => concertId);

export const openFindings: readonly OpenFinding[] = [
  {
    name: 'a deletion that was cut off leaves a concert with live orders closed, and deleting it again does not open it',
    explains: ({ what }, run) =>
      closedConcerts(run).some(
        (id) => what.startsWith(id) && /stays closed$|free seats could not be bought$/.test(what),
      ),
  },
];
