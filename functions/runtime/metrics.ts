import { AsyncLocalStorage } from 'node:async_hooks';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Context } from 'aws-lambda';
import type { RefusalCode } from '../contract/refusals.ts';
import { type Meter, type MetricName, metricUnits } from '../domain/meter.ts';

/** What one call of a function did. */
class Tally {
  outcome = '';
  readonly counts = new Map<MetricName, number>();
  readonly refusals = new Map<RefusalCode, number>();
}

const tallies = new AsyncLocalStorage<Tally>();
const add = <K>(sums: Map<K, number>, key: K, by: number) => sums.set(key, (sums.get(key) ?? 0) + by);

/** Counts for the call it is used in; outside of any, nothing. */
export const meter: Meter & { outcomeIs(outcome: string): void } = {
  count(name, by = 1) {
    const tally = tallies.getStore();
    if (tally !== undefined && by !== 0) add(tally.counts, name, by);
  },
  countRefusal(code) {
    const tally = tallies.getStore();
    if (tally === undefined) return;
    add(tally.counts, 'ClaimsRefused', 1);
    add(tally.refusals, code, 1);
  },
  /** Tells calls of one operation apart by what became of them: a refused claim costs other units than a granted one. */
  outcomeIs(outcome) {
    const tally = tallies.getStore();
    if (tally !== undefined) tally.outcome = outcome;
  },
};

export type Totals = Readonly<Record<string, Readonly<Record<string, number>>>>;

const totals = new Map<string, Map<string, number>>();

/** What this process counted since it began, by operation and outcome; `Calls` is how often it was called. */
export const totalsSoFar = (): Totals =>
  Object.fromEntries([...totals].map(([path, counts]) => [path, Object.fromEntries(counts)]));

type Handler<Event, Result> = (event: Event, context: Context) => Promise<Result>;

/** Counts what each call does, and tells it in one line when the call ends, however it ends. */
export function metered<Event, Result>(
  operationOf: (event: Event) => string,
  handler: Handler<Event, Result>,
): Handler<Event, Result> {
  return (event, context) => {
    const tally = new Tally();
    return tallies.run(tally, async () => {
      try {
        return await handler(event, context);
      } finally {
        addUp(operationOf(event), tally);
        publish(operationOf(event), tally);
      }
    });
  };
}

function addUp(operation: string, { outcome, counts }: Tally): void {
  const path = outcome === '' ? operation : `${operation} ${outcome}`;
  const sums = totals.get(path) ?? new Map<string, number>();
  totals.set(path, sums);
  add(sums, 'Calls', 1);
  for (const [name, sum] of counts) add(sums, name, sum);
}

/** Their namespace is POWERTOOLS_METRICS_NAMESPACE; POWERTOOLS_METRICS_DISABLED makes them silent. */
const ofCalls = new Metrics();
const ofCodes = new Metrics();

/** Operation and outcome are for queries of the log; only the function is a dimension, since each one is paid for. */
function publish(operation: string, { outcome, counts, refusals }: Tally): void {
  if (counts.size === 0) return;
  ofCalls.addMetadata('operation', operation);
  if (outcome !== '') ofCalls.addMetadata('outcome', outcome);
  for (const [name, sum] of counts) ofCalls.addMetric(name, metricUnits[name], sum);
  ofCalls.publishStoredMetrics();
  for (const [code, sum] of refusals) {
    ofCodes.addDimension('code', code).addMetric('ClaimsRefused', metricUnits.ClaimsRefused, sum);
    ofCodes.publishStoredMetrics();
  }
}
