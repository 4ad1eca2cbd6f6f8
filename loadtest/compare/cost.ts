import { functions } from '@frontrow/infra/cost/on-sale.ts';
import { prices } from '@frontrow/infra/cost/prices.ts';
import type { Counts } from '../units.ts';

/** What a rush called and used, from the counts of the shop before and after it. */
export interface Used {
  readonly apiCalls: number;
  readonly claimCalls: number;
  readonly polls: number;
  readonly settleCalls: number;
  readonly watchCalls: number;
  readonly queuedClaims: number;
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly conflicts: number;
}

export function usedBetween(before: Counts = {}, after: Counts = {}): Used {
  const of = (operation: string, name: string) =>
    Object.keys(after)
      .filter((path) => path === operation || path.startsWith(`${operation} `))
      .reduce((sum, path) => sum + (after[path]?.[name] ?? 0) - (before[path]?.[name] ?? 0), 0);
  const all = (...names: string[]) =>
    ['claim-seats', 'get-order', 'settle', 'watch'].reduce(
      (sum, operation) => sum + names.reduce((rest, name) => rest + of(operation, name), 0),
      0,
    );
  const [claimCalls, polls] = [of('claim-seats', 'Calls'), of('get-order', 'Calls')];
  return {
    apiCalls: claimCalls + polls,
    claimCalls,
    polls,
    settleCalls: of('settle', 'Calls'),
    watchCalls: of('watch', 'Calls'),
    queuedClaims: of('claim-seats', 'ClaimsQueued'),
    writeUnits: all('WriteUnits'),
    readUnits: all('ReadUnits'),
    conflicts: all('ClaimConflicts', 'TransactionConflicts'),
  };
}

/**
 * What that would cost on AWS, in dollars: calls of the API and of the functions, the functions' time, units and queues.
 * The time is that of a warm function, since what a function waits for on a busy machine of ours says nothing of AWS.
 */
export function costOf(used: Used): number {
  const gigabyteSeconds = ({ ms, gigabytes }: { ms: number; gigabytes: number }, calls: number) =>
    (calls * ms * gigabytes) / 1_000;
  const time =
    gigabyteSeconds(functions.claim, used.claimCalls) +
    gigabyteSeconds(functions.other, used.polls) +
    gigabyteSeconds(functions.settle, used.settleCalls) +
    gigabyteSeconds(functions.watch, used.watchCalls);
  return (
    used.apiCalls * prices.apiRequest +
    (used.apiCalls + used.settleCalls + used.watchCalls) * prices.functionCall +
    time * prices.functionGigabyteSecond +
    used.writeUnits * prices.writeUnit +
    used.readUnits * prices.readUnit +
    // Sent one by one; received and deleted by the batch. The watch is sent, received and deleted.
    (used.queuedClaims + 2 * used.settleCalls) * prices.fifoCall +
    (used.queuedClaims + 2 * used.watchCalls) * prices.queueCall
  );
}

export const addUsed = (one: Used, other: Used): Used => ({
  apiCalls: one.apiCalls + other.apiCalls,
  claimCalls: one.claimCalls + other.claimCalls,
  polls: one.polls + other.polls,
  settleCalls: one.settleCalls + other.settleCalls,
  watchCalls: one.watchCalls + other.watchCalls,
  queuedClaims: one.queuedClaims + other.queuedClaims,
  writeUnits: one.writeUnits + other.writeUnits,
  readUnits: one.readUnits + other.readUnits,
  conflicts: one.conflicts + other.conflicts,
});
