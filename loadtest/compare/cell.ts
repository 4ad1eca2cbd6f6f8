import type { Finding } from '../check-bookings.ts';
import { type Job, rushOnClub, wishOf } from '../job.ts';
import { percentile } from '../report.ts';
import type { Claim } from '../rush.ts';
import { readCounts } from '../units.ts';
import { costOf, type Used, usedBetween } from './cost.ts';
import type { Design, Gradient } from './designs.ts';

export interface Latencies {
  readonly times: number;
  readonly average: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** One rush of one design: what was sold, how fast, and what it would cost. */
export interface Cell {
  readonly design: Design;
  readonly gradient: Gradient;
  readonly repetition: number;
  readonly requests: number;
  readonly granted: number;
  readonly answeredPerSecond: number;
  readonly soldInRush: number;
  readonly soldAfterSweep: number;
  readonly seats: number;
  readonly soldTwice: number;
  readonly soldOutSeconds: number;
  readonly grants: Latencies;
  readonly refusals: Latencies;
  readonly firstAnswers: Latencies;
  readonly grantedSideBySide: number;
  readonly grantedAnywhere: number;
  readonly used: Used;
  readonly dollarsPerThousandBookings: number;
  readonly findings: readonly Finding[];
  readonly claims: readonly Claim[];
}

/** Lets a crowd in on 100 seats, and a sweep take what random wishes left. */
export async function playCell(
  job: Job,
  apiUrl: string,
  { design, gradient, repetition }: Pick<Cell, 'design' | 'gradient' | 'repetition'>,
): Promise<Cell> {
  const before = await readCounts(apiUrl);
  let after = before;
  const parts = await rushOnClub(job, async () => {
    after = await readCounts(apiUrl);
  });
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) throw new Error('There was no rush');
  const { claims, seconds } = first.rush;
  const answered = claims.filter(({ result }) => result.outcome !== 'unanswered');
  const granted = claims.filter(({ result }) => result.outcome === 'granted');
  const refused = claims.filter(({ result }) => result.outcome === 'refused');
  const findings = parts.flatMap((part) => part.findings);
  const wishes = new Map(job.buyers.map(({ id }, at) => [id, wishOf(at)]));
  const grantedOf = (wish: string) => granted.filter(({ buyerId }) => wishes.get(buyerId) === wish).length;
  const used = usedBetween(before, after);
  return {
    design,
    gradient,
    repetition,
    requests: claims.length,
    granted: granted.length,
    answeredPerSecond: answered.length / seconds,
    soldInRush: first.seatsSold,
    soldAfterSweep: last.seatsSold,
    seats: last.seatsTotal,
    soldTwice: findings.filter(({ rule }) => rule === 'sold-twice').length,
    soldOutSeconds: secondsUntilLast(claims, granted),
    grants: latenciesOf(granted.map(({ latencyMs }) => latencyMs)),
    refusals: latenciesOf(refused.map(({ latencyMs }) => latencyMs)),
    firstAnswers: latenciesOf(answered.map(({ acceptMs = 0 }) => acceptMs)),
    grantedSideBySide: grantedOf('adjacent'),
    grantedAnywhere: grantedOf('random'),
    used,
    dollarsPerThousandBookings: (1_000 * costOf(used)) / Math.max(1, granted.length),
    findings,
    claims,
  };
}

const endOf = ({ askedAt = 0, latencyMs }: Claim): number => askedAt + latencyMs;

/** From the first request until the last seat of the rush was sold. */
function secondsUntilLast(claims: readonly Claim[], granted: readonly Claim[]): number {
  const start = Math.min(...claims.map(({ askedAt = 0 }) => askedAt));
  return granted.length === 0 ? 0 : (Math.max(...granted.map(endOf)) - start) / 1_000;
}

export function latenciesOf(times: readonly number[]): Latencies {
  const sorted = times.toSorted((one, other) => one - other);
  return {
    times: sorted.length,
    average: sorted.reduce((sum, time) => sum + time, 0) / Math.max(1, sorted.length),
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    max: sorted.at(-1) ?? 0,
  };
}
