import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseSeats, runsOf } from './choose-seats.ts';
import { arena, club } from './concerts.ts';
import { randomFrom } from './random.ts';

const hall = runsOf([
  {
    code: 'STAL',
    name: 'Stalls',
    priceTierId: 'vip',
    runs: [
      { row: 'A', from: 1, to: 3 },
      { row: 'A', from: 5, to: 6 },
      { row: 'B', from: 1, to: 4 },
    ],
  },
]);
const all = hall.flat();

test('seats are named as the shop names them, an aisle ends a run', () => {
  expect(hall[1]).toEqual(['STAL-A-5', 'STAL-A-6']);
});

test('the halls of the main job have 100 and 20,000 seats', () => {
  expect([runsOf(club.sections).flat().length, runsOf(arena.sections).flat().length]).toEqual([100, 20_000]);
});

test('a wish names different seats that are believed free, as many as asked or as there are', () => {
  const gone = fc.subarray(all).map((seats) => new Set(seats));
  fc.assert(
    fc.property(
      gone,
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom('adjacent', 'random'),
      fc.nat(),
      (taken, quantity, wish, seed) => {
        const chosen = chooseSeats(hall, quantity, wish as 'adjacent' | 'random', taken, randomFrom(seed));
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(chosen.every((seat) => all.includes(seat) && !taken.has(seat))).toBe(true);
        const free = all.length - taken.size;
        if (wish === 'random') expect(chosen.length).toBe(Math.min(quantity, free));
        else expect(chosen.length > 0).toBe(free > 0);
        if (wish === 'adjacent' && chosen.length > 1) {
          const run = hall.find((seats) => seats.includes(chosen[0] ?? '')) ?? [];
          const start = run.indexOf(chosen[0] ?? '');
          expect(run.slice(start, start + chosen.length)).toEqual(chosen);
        }
      },
    ),
  );
});

test('the same seed wants the same seats', () => {
  const wish = (seed: number) => chooseSeats(hall, 3, 'random', new Set(), randomFrom(seed));
  expect(wish(5)).toEqual(wish(5));
  expect(new Set(Array.from({ length: 20 }, (_, seed) => wish(seed).join())).size).toBeGreaterThan(5);
});
