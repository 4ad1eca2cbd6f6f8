import type { Run } from '../simulate.ts';
import type { Violation } from './evidence.ts';

/** A violation with all that is needed to see it again. */
export const tellViolation = ({ world }: Run, { rule, atMs, what }: Violation, replay = `SEED=${world.seed}`): string =>
  `${rule}, after ${((atMs - world.startMs) / 1000).toFixed(3)} s: ${what} (replay with ${replay})`;
