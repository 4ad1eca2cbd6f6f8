import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../read-answer.ts';
import type { Claim } from '../rush.ts';

/** One line of a worker's log. What was asked and never answered may have happened or not. */
export type LogLine = { key: string } & (
  | { asked: { who: string; buyerId: string; seatIds: string[]; at: number } }
  | { accepted: { at: number; orderId: string } }
  | { answered: { at: number; result: Result } }
  | { released: { at: number } }
  | { paid: { at: number } }
);

/** A claim with its times, in milliseconds since 1970. */
export interface TimedClaim extends Claim {
  askedAt: number;
  answeredAt?: number;
  /** The flow of the user. */
  who: string;
  /** What became of the seats that it was granted. */
  releasedAt?: number;
  paidAt?: number;
}

/** Puts the logs of all workers together, in the order in which was asked. */
export function readClaims(folder: string): TimedClaim[] {
  const lines = readdirSync(folder)
    .filter((name) => /^claims-\d+\.jsonl$/.test(name))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
    .filter((text) => text !== '')
    .map((text) => JSON.parse(text) as LogLine);
  return claimsOf(lines);
}

export function claimsOf(lines: readonly LogLine[]): TimedClaim[] {
  const claims = new Map<string, TimedClaim>();
  for (const line of lines) {
    if ('asked' in line) {
      const { at, who, buyerId, seatIds } = line.asked;
      const result: Result = { outcome: 'unanswered', reason: 'no answer came' };
      claims.set(line.key, { who, buyerId, seatIds, askedAt: at, latencyMs: 0, result });
      continue;
    }
    const claim = claims.get(line.key);
    if (claim === undefined) continue;
    if ('accepted' in line) {
      claim.acceptMs = line.accepted.at - claim.askedAt;
      claim.queuedAs = line.accepted.orderId;
      continue;
    }
    if ('released' in line) {
      claim.releasedAt = line.released.at;
      continue;
    }
    if ('paid' in line) {
      claim.paidAt = line.paid.at;
      continue;
    }
    const { at, result } = line.answered;
    claim.answeredAt = at;
    claim.latencyMs = at - claim.askedAt;
    claim.result = result;
    // Whoever asked for the best seats asked for those that they got.
    if (claim.seatIds.length === 0 && result.outcome === 'granted') claim.seatIds = result.seatIds;
  }
  return [...claims.values()].sort((one, other) => one.askedAt - other.askedAt);
}
