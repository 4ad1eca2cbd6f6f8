import type { Finding } from './check-bookings.ts';
import type { Claim, Rush } from './rush.ts';

export interface PartReport {
  name: string;
  rush: Rush;
  buyers: number;
  /** Of the concert, after this part. */
  seatsSold: number;
  seatsTotal: number;
  ordersRead: number;
  findings: readonly Finding[];
}

/** The value that so much of the sorted list does not exceed. */
export function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * part) - 1))] ?? 0;
}

const outcomeOf = ({ result }: Claim) =>
  result.outcome === 'granted'
    ? `${result.status} granted`
    : result.outcome === 'refused'
      ? `${result.status} ${result.code}`
      : 'no answer';

/** A whole number with its thousands set off. */
export const whole = (value: number) => Math.round(value).toLocaleString('en');
/** Milliseconds, to a tenth where they are few. */
export const ms = (value: number) => (value < 10 ? value.toFixed(1) : whole(value));
/** Rows of cells as a table of Markdown. */
export const table = (rows: readonly (readonly string[])[]) =>
  rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** One line a part: what was asked, sold and how fast. */
function summaryTable(parts: readonly PartReport[]): string {
  const head = [
    '',
    'buyers',
    'requests',
    'answered',
    'granted',
    'seats sold',
    'seats sold twice',
    'orders against seats',
    '5xx',
    'no answer',
    'seconds',
    'answered/s',
    'granted/s',
  ];
  const lines = parts.map(({ name, rush, buyers, seatsSold, seatsTotal, ordersRead, findings }) => {
    const { claims, seconds } = rush;
    const of = (...rules: Finding['rule'][]) => findings.filter(({ rule }) => rules.includes(rule)).length;
    const granted = claims.filter(({ result }) => result.outcome === 'granted').length;
    const unanswered = claims.filter(({ result }) => result.outcome === 'unanswered').length;
    const mismatches = findings.length - of('sold-twice', 'server-error', 'unanswered');
    return [
      name,
      whole(buyers),
      whole(claims.length),
      whole(claims.length - unanswered),
      whole(granted),
      `${whole(seatsSold)} of ${whole(seatsTotal)}`,
      whole(of('sold-twice')),
      mismatches === 0 ? `${whole(ordersRead)} orders, all match` : `**${whole(mismatches)} mismatches**`,
      whole(of('server-error')),
      whole(unanswered),
      seconds.toFixed(1),
      whole((claims.length - unanswered) / Math.max(seconds, 0.001)),
      whole(granted / Math.max(seconds, 0.001)),
    ];
  });
  return table([head, head.map((_, at) => (at === 0 ? '---' : '--:')), ...lines]);
}

/** One line an outcome: how often and how fast; of what stood in line first, also how soon it was told so. */
function outcomeTable(parts: readonly PartReport[]): string {
  const lines = parts.flatMap(({ name, rush }) => {
    const accepts = rush.claims.flatMap(({ queuedAs, acceptMs }) =>
      queuedAs && acceptMs !== undefined ? [acceptMs] : [],
    );
    return [
      ...(accepts.length > 0 ? [[name, '202 stands in line', ...timesOf(accepts)]] : []),
      ...[...Map.groupBy(rush.claims, outcomeOf)]
        .sort(([one], [other]) => one.localeCompare(other))
        .map(([outcome, claims]) => [name, outcome, ...timesOf(claims.map(({ latencyMs }) => latencyMs))]),
    ];
  });
  const head = ['', 'answer', 'times', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms'];
  return table([head, head.map((_, at) => (at < 2 ? '---' : '--:')), ...lines]);
}

function timesOf(latencies: readonly number[]): string[] {
  const sorted = latencies.toSorted((one, other) => one - other);
  return [whole(sorted.length), ...[0.5, 0.95, 0.99, 1].map((part) => ms(percentile(sorted, part)))];
}

/** The whole report as Markdown. */
export function renderReport(
  parts: readonly PartReport[],
  facts: Readonly<Record<string, string | number>>,
  title = 'Main job',
): string {
  const findings = parts.flatMap(({ name, findings }) =>
    findings.map(({ rule, detail }) => `- ${name}: ${rule}: ${detail}`),
  );
  return [
    `# ${title}`,
    Object.entries(facts)
      .map(([name, value]) => `${name} ${value}`)
      .join(' · '),
    summaryTable(parts),
    outcomeTable(parts),
    findings.length === 0
      ? 'Every invariant holds.'
      : `**${findings.length} findings**\n\n${findings.slice(0, 50).join('\n')}${findings.length > 50 ? '\n- …' : ''}`,
  ].join('\n\n');
}
