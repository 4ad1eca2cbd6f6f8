import { percentile } from '../report.ts';
import type { Claim } from '../rush.ts';

export interface Latencies {
  readonly times: number;
  readonly average: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
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

/** Until the first answer that is true: 201, 202 or 409. */
export const firstAnswerMs = ({ acceptMs, latencyMs }: Claim): number => acceptMs ?? latencyMs;

/** Until the shop had settled it; what is answered at once is settled by then. */
export const settledMs = (claim: Claim): number => claim.settledMs ?? firstAnswerMs(claim);

/** Of a rush, the answers that came while it was one. */
const shareOfCrowd = 0.95;

/**
 * The claims whose answers came first, 95 of 100. The last ones come from buyers who return from the line one after the
 * other: they would tell how soon buyers come back, not how many the shop can answer.
 */
export const crowdOf = (claims: readonly Claim[], waitMs: (claim: Claim) => number): Claim[] =>
  claims
    .toSorted((one, other) => (one.askedAt ?? 0) + waitMs(one) - (other.askedAt ?? 0) - waitMs(other))
    .slice(0, Math.ceil(claims.length * shareOfCrowd));

/**
 * The seconds in which at least one claim waited. Those in which all buyers only let time pass until they look again,
 * as the shop asked them to, say nothing of the shop and are left out.
 */
export function waitingSeconds(claims: readonly Claim[], waitMs: (claim: Claim) => number): number {
  const waits = claims
    .map((claim) => ({ from: claim.askedAt ?? 0, to: (claim.askedAt ?? 0) + waitMs(claim) }))
    .sort((one, other) => one.from - other.from);
  let waited = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { from, to } of waits) {
    waited += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return waited / 1_000;
}
