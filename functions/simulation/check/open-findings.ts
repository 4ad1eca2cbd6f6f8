import type { Run } from '../simulate.ts';
import type { Violation } from './evidence.ts';

/** A violation that is known, has a cause that is known, and waits for its cure. Takes this list shorter, never longer. */
export interface OpenFinding {
  readonly name: string;
  explains(violation: Violation, run: Run): boolean;
}

export const openFindings: readonly OpenFinding[] = [];
