import type { Section } from '@frontrow/functions/contract/seat-map.ts';
import { type Random, randomBelow } from './random.ts';

export type Wish = 'adjacent' | 'random';

/** The seats of a hall in runs: seats of one run stand side by side. */
export type Runs = readonly (readonly string[])[];

export const runsOf = (sections: readonly Section[]): Runs =>
  sections.flatMap(({ code, runs }) =>
    runs.map(({ row, from, to }) => Array.from({ length: to - from + 1 }, (_, at) => `${code}-${row}-${from + at}`)),
  );

/** Tries before a buyer looks at every place instead of guessing. */
const guessesMax = 20;

/** Picks so many seats that the buyer believes free; fewer or none where they believe no such seats are left. */
export function chooseSeats(
  runs: Runs,
  quantity: number,
  wish: Wish,
  gone: ReadonlySet<string>,
  random: Random,
): string[] {
  return wish === 'adjacent'
    ? chooseAdjacent(runs, quantity, gone, random)
    : chooseScattered(runs, quantity, gone, random);
}

function chooseAdjacent(runs: Runs, quantity: number, gone: ReadonlySet<string>, random: Random): string[] {
  const isFree = (run: readonly string[], start: number) => {
    for (let at = start; at < start + quantity; at += 1) if (at >= run.length || gone.has(run[at] ?? '')) return false;
    return true;
  };
  for (let guess = 0; guess < guessesMax; guess += 1) {
    const run = runs[randomBelow(random, runs.length)] ?? [];
    const start = randomBelow(random, Math.max(1, run.length - quantity + 1));
    if (isFree(run, start)) return run.slice(start, start + quantity);
  }
  const places = runs.flatMap((run) =>
    run.flatMap((_, start) => (isFree(run, start) ? [run.slice(start, start + quantity)] : [])),
  );
  const place = places[randomBelow(random, places.length)];
  // Nothing of this size is left in one piece: ask for less.
  return place ?? (quantity > 1 ? chooseAdjacent(runs, quantity - 1, gone, random) : []);
}

function chooseScattered(runs: Runs, quantity: number, gone: ReadonlySet<string>, random: Random): string[] {
  const chosen = new Set<string>();
  for (let guess = 0; guess < guessesMax * quantity && chosen.size < quantity; guess += 1) {
    const run = runs[randomBelow(random, runs.length)] ?? [];
    const seat = run[randomBelow(random, run.length)];
    if (seat !== undefined && !gone.has(seat)) chosen.add(seat);
  }
  if (chosen.size === quantity) return [...chosen];
  const free = runs.flat().filter((seat) => !gone.has(seat) && !chosen.has(seat));
  while (chosen.size < quantity && free.length > 0) {
    for (const seat of free.splice(randomBelow(random, free.length), 1)) chosen.add(seat);
  }
  return [...chosen];
}
