import { ms, table, whole } from '../report.ts';
import type { Period } from './artillery.ts';

const linesMax = 20;
const responses = 'http.response_time';

/** How a run went from its beginning to its end: whoever slows down is seen here. */
export function courseTable(periods: readonly Period[]): string {
  const every = Math.ceil(periods.length / linesMax);
  const start = Number(periods[0]?.period ?? 0);
  const lines = periods
    .filter((_, at) => at % every === 0)
    .map(({ period, counters, summaries }) => {
      const { count = 0, p50 = 0, p95 = 0, p99 = 0 } = summaries[responses] ?? {};
      const failures = Object.entries(counters).filter(([name]) => /^errors\.|^http\.codes\.5/.test(name));
      return [
        whole((Number(period) - start) / 1_000),
        whole(count),
        ...[p50, p95, p99].map(ms),
        whole(failures.reduce((sum, [, times]) => sum + times, 0)),
      ];
    });
  const head = ['from second', 'answers in 10 s', 'p50 ms', 'p95 ms', 'p99 ms', '5xx or broken off'];
  return table([head, head.map(() => '--:'), ...lines]);
}
