import { ms, table, whole } from '../report.ts';
import type { Totals } from './artillery.ts';

const prefix = 'plugins.metrics-by-endpoint.response_time.';

/** One line a named request: how often and how fast, and what was answered how often. */
export function endpointTable({ counters, summaries }: Totals, seconds: number): string {
  const rows = Object.entries(summaries)
    .filter(([name]) => name.startsWith(prefix))
    .map(([metric, { count, p50, p95, p99, max }]) => {
      const name = metric.slice(prefix.length);
      const codes = Object.entries(counters)
        .filter(([counter]) => counter.startsWith(`plugins.metrics-by-endpoint.${name}.codes.`))
        .map(([counter, times]) => `${counter.split('.').at(-1)} ${whole(times)}×`);
      return [name, whole(count), whole(count / seconds), ...[p50, p95, p99, max].map(ms), codes.join(', ')];
    });
  const head = ['request', 'times', 'a second', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms', 'answers'];
  return table([head, head.map((_, at) => (at === 0 ? '---' : '--:')), ...rows]);
}
