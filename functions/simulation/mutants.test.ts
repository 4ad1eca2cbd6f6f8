import { expect, test } from 'vitest';
import { checkRun, checks } from './check/all-checks.ts';
import { commitDefects } from './planted/commit-defects.ts';
import type { Defect } from './planted/defect.ts';
import { handlerDefects } from './planted/handler-defects.ts';
import { holdDefects } from './planted/hold-defects.ts';
import { queueDefects } from './planted/queue-defects.ts';
import { readDefects } from './planted/read-defects.ts';
import { restDefects } from './planted/rest-defects.ts';
import { harmlessGaps, storageDefects } from './planted/storage-defects.ts';
import { simulate } from './simulate.ts';

/** A defect that needs more worlds than this to show would slip through. */
const seedsMax = 400;

const gapSeeds = 100;

/** Some defects show in one world of a hundred only. */
const timeout = 300_000;

const defects = [
  ...storageDefects,
  ...commitDefects,
  ...readDefects,
  ...handlerDefects,
  ...holdDefects,
  ...queueDefects,
  ...restDefects,
];

test('enough is broken on purpose', () => {
  expect(defects.length).toBeGreaterThanOrEqual(12);
});

test('no check is there that nothing breaks', () => {
  const broken = defects.flatMap(({ breaks }) => breaks);
  const idle = checks.filter(({ rule }) => !broken.some((beginning) => rule.startsWith(beginning)));
  expect(idle.map(({ rule }) => rule)).toEqual([]);
});

test.each(defects.map((defect) => [defect.name, defect] as const))('caught: %s', { timeout }, async (_, defect) => {
  expect(await seedsUntilCaught(defect)).toBeLessThanOrEqual(seedsMax);
});

test.each(harmlessGaps.map((gap) => [gap.name, gap] as const))(
  'another condition stands behind: %s',
  { timeout },
  async (_, gap) => {
    for (let seed = 1; seed <= gapSeeds; seed += 1) expect(checkRun(await simulate(seed, gap.plant))).toEqual([]);
  },
);

async function seedsUntilCaught({ plant, breaks }: Defect): Promise<number> {
  for (let seed = 1; seed <= seedsMax; seed += 1) {
    const violations = checkRun(await simulate(seed, plant));
    if (violations.some(({ rule }) => breaks.some((beginning) => rule.startsWith(beginning)))) return seed;
  }
  return Number.POSITIVE_INFINITY;
}
