import type { Random } from './random.ts';

/** How the clock of a host goes wrong: from a moment on it is so far ahead of the true time, or behind it. */
export type HostClock = readonly { readonly fromMs: number; readonly aheadMs: number }[];

/** What a clock showed between two moments. */
export interface Shown {
  readonly earliestMs: number;
  readonly latestMs: number;
}

export const steadyClock = (aheadMs: number): HostClock => [{ fromMs: 0, aheadMs }];

export const readClock = (clock: HostClock, atMs: number): number =>
  atMs + (clock.findLast(({ fromMs }) => fromMs <= atMs)?.aheadMs ?? 0);

export function shownBetween(clock: HostClock, fromMs: number, toMs: number): Shown {
  const jumps = clock.filter((step) => step.fromMs > fromMs && step.fromMs <= toMs).map((step) => step.fromMs);
  const shown = [fromMs, ...jumps.flatMap((atMs) => [atMs - 1, atMs]), toMs].map((atMs) => readClock(clock, atMs));
  return { earliestMs: Math.min(...shown), latestMs: Math.max(...shown) };
}

/** A clock that is up to so much ahead or behind, jumps a few times, and is put right in the end. */
export function drawWildClock(mostMs: number, fromMs: number, toMs: number, random: Random): HostClock {
  const wrong = () => random.pick([0, random.between(-mostMs, mostMs), -mostMs, mostMs]);
  const jumps = Array.from({ length: random.between(0, 3) }, () => random.between(fromMs, toMs)).sort((a, b) => a - b);
  return [...[0, ...jumps].map((at) => ({ fromMs: at, aheadMs: wrong() })), { fromMs: toMs, aheadMs: 0 }];
}
