import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseBestSeats, type Wish } from './best-available.ts';
import { anySection, planOf, rectangle } from './halls-for-tests.ts';
import { type HallStates, type SeatBlock, soldValue } from './seat-block.ts';
import { locateSeat, type SeatPlan } from './seat-plan.ts';

const now = 1_000;

/** A hall in which exactly these seats are sold. */
function statesWith(plan: SeatPlan, isSold: (id: string) => boolean): HallStates {
  const seats = new Map<string, Record<string, string>>();
  for (const section of plan.sections) {
    for (const { row, from, to } of section.runs) {
      for (let number = from; number <= to; number += 1) {
        const place = locateSeat(plan, `${section.code}-${row}-${number}`);
        if (place === undefined || !isSold(place.id)) continue;
        const key = `${section.code}/${place.block}`;
        seats.set(key, { ...seats.get(key), [place.code]: soldValue('abcdefghi') });
      }
    }
  }
  const block = (section: string, at: number): SeatBlock => ({
    concertId: 'c',
    section,
    block: at,
    version: 1,
    closed: false,
    seats: seats.get(`${section}/${at}`) ?? {},
  });
  return new Map(
    plan.sections.map(({ code, blockStarts }) => [code, new Map(blockStarts.map((_, at) => [at, block(code, at)]))]),
  );
}

const best = (plan: SeatPlan, sold: readonly string[], quantity: number, near?: Wish['near']) =>
  chooseBestSeats(
    plan,
    statesWith(plan, (id) => sold.includes(id)),
    { quantity, priceTierId: 'standard', ...(near && { near }) },
    now,
  );

const hall = planOf(rectangle(3, 10));

test('the middle of the first row is the best', () => {
  expect(best(hall, [], 2)).toEqual(['STAL-A-5', 'STAL-A-6']);
  expect(best(hall, [], 4)).toEqual(['STAL-A-4', 'STAL-A-5', 'STAL-A-6', 'STAL-A-7']);
});

test('a better place that leaves a single seat over gives way to a worse one that does not', () => {
  const soldButThree = ['STAL-A-1', 'STAL-A-2', 'STAL-A-3', 'STAL-A-7', 'STAL-A-8', 'STAL-A-9', 'STAL-A-10'];
  expect(best(hall, soldButThree, 2)).toEqual(['STAL-B-5', 'STAL-B-6']);
  expect(best(hall, soldButThree, 3)).toEqual(['STAL-A-4', 'STAL-A-5', 'STAL-A-6']);
});

test('seats on two sides of an aisle are not together', () => {
  const withAisle = planOf(
    rectangle(0, 0, {
      runs: [
        { row: 'A', from: 1, to: 3 },
        { row: 'A', from: 4, to: 6 },
      ],
    }),
  );
  expect(best(withAisle, [], 4)).toBeUndefined();
  expect(best(withAisle, [], 3)).toHaveLength(3);
});

test('near a seat, its row comes first, and its section', () => {
  const two = planOf(rectangle(3, 10), rectangle(3, 10, { code: 'BALC' }));
  expect(best(two, [], 2, { section: 'BALC', row: 'C' })).toEqual(['BALC-C-5', 'BALC-C-6']);
  const balconySold = ['A', 'B', 'C'].flatMap((row) => Array.from({ length: 10 }, (_, at) => `BALC-${row}-${at + 1}`));
  expect(best(two, balconySold, 2, { section: 'BALC', row: 'C' })).toEqual(['STAL-A-5', 'STAL-A-6']);
});

test('what is chosen is open, side by side and of the tier; nothing is chosen only where nothing fits', () => {
  fc.assert(
    fc.property(
      anySection(),
      fc.integer({ min: 1, max: 8 }),
      fc.infiniteStream(fc.boolean()),
      (section, quantity, coin) => {
        const plan = planOf(section, rectangle(1, 8, { code: 'VIP', priceTierId: 'vip' }));
        const sold = new Map<string, boolean>();
        const isSold = (id: string) => {
          if (!sold.has(id)) sold.set(id, coin.next().value);
          return sold.get(id) === true;
        };
        const chosen = chooseBestSeats(plan, statesWith(plan, isSold), { quantity, priceTierId: 'standard' }, now);
        const openRuns = section.runs.flatMap(({ row, from, to }) => {
          const line = Array.from({ length: to - from + 1 }, (_, at) => `STAL-${row}-${from + at}`)
            .map((id) => (isSold(id) ? '-' : 'o'))
            .join('');
          return line.split('-').map((part) => part.length);
        });
        if (chosen === undefined) expect(Math.max(0, ...openRuns)).toBeLessThan(quantity);
        else {
          expect(chosen).toHaveLength(quantity);
          expect(chosen.some(isSold)).toBe(false);
          const places = chosen.map((id) => locateSeat(plan, id));
          expect(new Set(places.map((place) => place?.row)).size).toBe(1);
          expect(places.map((place) => place?.number)).toEqual(places.map((_, at) => (places[0]?.number ?? 0) + at));
          const isInOneRun = section.runs.some(
            ({ row, from, to }) =>
              row === places[0]?.row && from <= (places[0]?.number ?? 0) && (places.at(-1)?.number ?? 0) <= to,
          );
          expect(isInOneRun).toBe(true);
        }
      },
    ),
  );
});

test('a closed block offers nothing', () => {
  const states = statesWith(hall, () => false);
  const closed = new Map(
    [...states].map(([code, of]) => [code, new Map([...of].map(([at, block]) => [at, { ...block, closed: true }]))]),
  );
  expect(chooseBestSeats(hall, closed, { quantity: 1, priceTierId: 'standard' }, now)).toBeUndefined();
});

/** Every place in the hall by what speaks for it, the slow and plain way; the first of equals stands in front. */
function rankedPlaces(plan: SeatPlan, isSold: (id: string) => boolean, { quantity, near }: Wish): string[][] {
  const places = plan.sections.flatMap((section) => {
    const rows = [...new Set(section.runs.map(({ row }) => row))];
    const isNear = near === undefined || near.section === section.code;
    const bestRow = near !== undefined && isNear ? Math.max(0, rows.indexOf(near.row)) : 0;
    return section.runs.flatMap(({ row, from, to }) => {
      const ids = Array.from({ length: to - from + 1 }, (_, at) => `${section.code}-${row}-${from + at}`);
      const isFree = (at: number) => at >= 0 && at < ids.length && !isSold(ids[at] ?? '');
      const isOrphan = (at: number, beyond: number) => isFree(at) && !isFree(beyond);
      return ids.flatMap((_, first) => {
        const last = first + quantity - 1;
        if (ids.slice(first, last + 1).filter((id) => !isSold(id)).length < quantity) return [];
        const orphans = [isOrphan(first - 1, first - 2), isOrphan(last + 1, last + 2)].filter(Boolean).length;
        const merits = [
          orphans,
          isNear ? 0 : 1,
          Math.abs(rows.indexOf(row) - bestRow),
          Math.abs(first + last + 1 - ids.length),
        ];
        return [{ merits, ids: ids.slice(first, last + 1) }];
      });
    });
  });
  const isLess = (a: number[], b: number[]) =>
    (a.find((merit, at) => merit !== b[at]) ?? 0) - (b.find((merit, at) => merit !== a[at]) ?? 0);
  return places.toSorted((a, b) => isLess(a.merits, b.merits)).map(({ ids }) => ids);
}

test('no place in the hall is better than the one that is chosen, though most are not looked at', () => {
  fc.assert(
    fc.property(
      fc.tuple(anySection('STAL'), anySection('BALC'), anySection('GALL')),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 9 }),
      fc.option(fc.record({ section: fc.constantFrom('STAL', 'BALC'), row: fc.constantFrom('R0', 'R2', 'R9') })),
      (sections, quantity, oneOf, near) => {
        const plan = planOf(...sections);
        const isSold = (id: string) =>
          id.length % 2 === 0 && [...id].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % oneOf !== 0;
        const wish: Wish = { quantity, priceTierId: 'standard', ...(near && { near }) };
        expect(chooseBestSeats(plan, statesWith(plan, isSold), wish, now)).toEqual(rankedPlaces(plan, isSold, wish)[0]);
      },
    ),
    { numRuns: 150 },
  );
});
