import { ms, percentile, table, whole } from '../report.ts';
import { type Read, type Reads, readNames } from './reads.ts';

/** A line for all reads and one for each kind: how many, and how fast. */
export function renderReads({ reads, seconds }: Reads): string {
  const kinds = readNames.map((name) => [name, reads.filter((read) => read.name === name)] as const);
  const head = ['', 'reads', 'reads/s', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms', 'not 200'];
  const lines = [['all', reads] as const, ...kinds].map(([name, of]) => [name, ...line(of, seconds)]);
  return table([head, head.map((_, at) => (at === 0 ? '---' : '--:')), ...lines]);
}

function line(reads: readonly Read[], seconds: number): string[] {
  const sorted = reads.map(({ latencyMs }) => latencyMs).sort((one, other) => one - other);
  return [
    whole(reads.length),
    whole(reads.length / seconds),
    ...[0.5, 0.95, 0.99, 1].map((part) => ms(percentile(sorted, part))),
    whole(reads.filter(({ status }) => status !== 200).length),
  ];
}
