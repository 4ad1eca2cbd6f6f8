import type { SalesMode } from '@frontrow/functions/contract/concerts.ts';

export const modes: readonly SalesMode[] = ['direct', 'queued', 'auto'];

/** Throws a sentence on anything that is no sales mode. */
export function readMode(given: string): SalesMode {
  const mode = modes.find((each) => each === given);
  if (mode === undefined) throw new Error(`--mode is direct, queued or auto, not “${given}”.`);
  return mode;
}
