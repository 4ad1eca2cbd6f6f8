import { PlainError } from '../plain-error.ts';
import { openStateFolder } from '../state-folder.ts';
import type { StartDynamodb } from './choose-dynamodb.ts';
import { type Emulators, startEmulators } from './start.ts';

/** A shop's share of the emulators. */
export interface EmulatorsInUse {
  readonly emulators: Emulators;
  /** Keeps the tables of several shops apart. */
  readonly prefix: string;
  release(): Promise<void>;
}

interface Options {
  readonly persist?: string | undefined;
  readonly reset: boolean;
  readonly startDynamodb: StartDynamodb;
}

let shared: { readonly starting: Promise<Emulators>; readonly persist: string | undefined; shops: number } | undefined;
let shopsSoFar = 0;

/**
 * AWS clients find their endpoints in the environment of the process, so its shops share one set of emulators. Shops in
 * memory live side by side, each with tables of its own; one with a folder is alone.
 */
export async function useEmulators({ persist, reset, startDynamodb }: Options): Promise<EmulatorsInUse> {
  if (shared && (persist !== undefined || shared.persist !== undefined)) {
    throw new PlainError('A shop with a folder must be the only one of its process.');
  }
  shared ??= { starting: start(persist, reset, startDynamodb), persist, shops: 0 };
  const mine = shared;
  mine.shops += 1;
  shopsSoFar += 1;
  const prefix = persist === undefined ? `shop${shopsSoFar}-` : '';
  const release = async () => {
    mine.shops -= 1;
    if (mine.shops > 0) return;
    if (shared === mine) shared = undefined;
    await (await mine.starting).stop();
  };
  try {
    return { emulators: await mine.starting, prefix, release };
  } catch (error) {
    if (shared === mine) shared = undefined;
    throw error;
  }
}

async function start(persist: string | undefined, reset: boolean, startDynamodb: StartDynamodb) {
  if (persist === undefined) return startEmulators(startDynamodb);
  const state = await openStateFolder(persist, { reset });
  try {
    const emulators = await startEmulators(() => startDynamodb(state), state);
    return {
      ...emulators,
      async stop() {
        await emulators.stop();
        state.close();
      },
    };
  } catch (error) {
    state.close();
    throw error;
  }
}
