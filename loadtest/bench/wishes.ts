import type { Runs } from '../choose-seats.ts';
import { type Random, randomBelow } from '../random.ts';

export const seatsPerClaim = 4;

/**
 * What buyers ask for: four seats side by side in one row. Asked for once, the places do not overlap and nobody is in
 * anybody's way; asked for more often than there are seats, everybody wants any place of the wanted rows.
 */
export function wishesFor(runs: Runs, oversubscribed: number, random: Random): string[][] {
  if (oversubscribed === 1) return shuffled(runs.flatMap(placesOf), random);
  const claims = Math.floor((oversubscribed * runs.flat().length) / seatsPerClaim);
  return Array.from({ length: claims }, () => {
    const run = runs[randomBelow(random, runs.length)] ?? [];
    const start = randomBelow(random, run.length - seatsPerClaim + 1);
    return run.slice(start, start + seatsPerClaim);
  });
}

const placesOf = (run: readonly string[]): string[][] =>
  Array.from({ length: Math.floor(run.length / seatsPerClaim) }, (_, at) =>
    run.slice(at * seatsPerClaim, (at + 1) * seatsPerClaim),
  );

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(randomBelow(random, left.length), 1));
}
