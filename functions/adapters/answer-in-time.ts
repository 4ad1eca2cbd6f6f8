import { busyWhenUnreachable } from './busy-when-unreachable.ts';
import { retryWhatPasses } from './retry-what-passes.ts';

/** How long a client waits for one try; with two more, it gives up before the function's own time is over. */
export const waits = { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true } as const;

interface Stack {
  // biome-ignore lint/suspicious/noExplicitAny: each client types its steps by its own inputs and outputs.
  add(middleware: any, options: any): void;
  remove(name: string): boolean;
}

/** What passes by itself is tried again; what does not pass in time becomes the refusal `busy`. */
export function answerInTime<C extends { readonly middlewareStack: Stack }>(client: C): C {
  // It copies all input and output of a call for a log that nobody reads: a tenth of what a call costs.
  client.middlewareStack.remove('loggerMiddleware');
  client.middlewareStack.add(retryWhatPasses, { step: 'deserialize', name: 'retryWhatPasses', priority: 'high' });
  client.middlewareStack.add(busyWhenUnreachable, { step: 'initialize', name: 'busyWhenUnreachable' });
  return client;
}
