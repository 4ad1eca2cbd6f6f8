import { setTimeout as sleep } from 'node:timers/promises';
import type { FunctionName } from '@frontrow/functions/runtime/settings.ts';
import type { Handler, LocalFunctions } from './invoke.ts';

/** How many of a function run at once at most, and how long each of them takes to get ready. For tests. */
export type Concurrency = { readonly [N in FunctionName]?: { readonly max: number; readonly coldStartMs?: number } };

/** What Lambda says to whoever calls a function that already runs as often as it may (429). */
export class TooManyRequests extends Error {
  override readonly name = 'TooManyRequestsException';
}

/** Starts instances as Lambda does: one for each call that finds none idle, up to the limit, and refuses the rest. */
export function limitConcurrency(functions: LocalFunctions, concurrency: Concurrency): LocalFunctions {
  const limited = Object.entries(functions).map(([name, { handler, timeoutSeconds }]) => {
    const limit = concurrency[name as FunctionName];
    if (limit === undefined) return [name, { handler, timeoutSeconds }];
    const { max, coldStartMs = 0 } = limit;
    let [running, idle] = [0, 0];
    const run: Handler<never, unknown> = async (event, context) => {
      if (running >= max) throw new TooManyRequests(`${name} runs ${running} times already`);
      running += 1;
      try {
        if (idle > 0) idle -= 1;
        else await sleep(coldStartMs);
        return await (handler as Handler<never, unknown>)(event, context);
      } finally {
        running -= 1;
        idle += 1;
      }
    };
    return [name, { handler: run, timeoutSeconds }];
  });
  return Object.fromEntries(limited);
}
