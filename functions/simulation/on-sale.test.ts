import { expect, test } from 'vitest';
import { checkRun } from './check/all-checks.ts';
import { tellViolation } from './check/tell-violation.ts';
import { simulate } from './simulate.ts';
import { specialWorlds } from './stage/special-worlds.ts';
import { hashHistory } from './stage/tell-history.ts';

const seedsPerRun = 1_000;

/** `SEED` replays one world; else the same thousand each time: `npm run simulate` looks further. */
const chosen = process.env.SEED;
const seeds =
  chosen === undefined ? Array.from({ length: seedsPerRun }, (_, at) => at + 1) : [Number.parseInt(chosen, 10)];

test(`every promise holds in ${seeds.length} worlds (seeds ${seeds[0]} to ${seeds.at(-1)})`, {
  timeout: 600_000,
}, async () => {
  let [granted, faults] = [0, 0];
  for (const seed of seeds) {
    const run = await simulate(seed);
    expect(checkRun(run).map((violation) => tellViolation(run, violation))).toEqual([]);
    for (const entry of run.history.entries) {
      if (entry.kind === 'commit' && entry.outcome === 'committed') granted += 1;
      if (entry.kind === 'fault') faults += 1;
    }
  }
  if (chosen !== undefined) return;
  expect(granted, 'worlds in which nothing happens prove nothing').toBeGreaterThan(10 * seeds.length);
  expect(faults, 'worlds in which nothing fails prove little').toBeGreaterThan(2 * seeds.length);
});

test.each([
  ['wrong clocks', 300],
  ['deletions by wrong clocks', 300],
] as const)('every promise holds in worlds of %s (seeds 1 to %i)', { timeout: 300_000 }, async (name, count) => {
  const world = specialWorlds[name];
  let minutesWrong = 0;
  for (let seed = 1; seed <= count; seed += 1) {
    const run = await simulate(seed, { world });
    expect(checkRun(run).map((violation) => tellViolation(run, violation))).toEqual([]);
    for (const { aheadMs } of run.world.workerClocks.flat()) minutesWrong += Math.abs(aheadMs) / 60_000;
  }
  expect(minutesWrong, 'clocks that are right prove nothing').toBeGreaterThan(2 * count);
});

test('the same seed is the same world to the last millisecond', async () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const [one, other] = [await simulate(seed), await simulate(seed)];
    expect(one.history.entries.length).toBeGreaterThan(10);
    expect(hashHistory(other.history)).toBe(hashHistory(one.history));
  }
  expect(hashHistory((await simulate(6)).history)).not.toBe(hashHistory((await simulate(7)).history));
});
