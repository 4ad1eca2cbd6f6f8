import type { Run } from '../simulate.ts';
import { checkRun } from './all-checks.ts';
import type { Violation } from './evidence.ts';
import { openFindings } from './open-findings.ts';

export interface Verdict {
  readonly violations: readonly Violation[];
  /** Names of the open findings that showed up. */
  readonly known: readonly string[];
}

/** What a run broke, the findings set apart that are known and open. */
export function judgeRun(run: Run): Verdict {
  const all = checkRun(run);
  const known = openFindings.filter((finding) => all.some((violation) => finding.explains(violation, run)));
  return {
    violations: all.filter((violation) => !known.some((finding) => finding.explains(violation, run))),
    known: known.map(({ name }) => name),
  };
}

/** A violation with all that is needed to see it again. */
export const tellViolation = ({ world }: Run, { rule, atMs, what }: Violation, replay = `SEED=${world.seed}`): string =>
  `${rule}, after ${((atMs - world.startMs) / 1000).toFixed(3)} s: ${what} (replay with ${replay})`;
