import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anySection, planOf, rectangle } from './halls-for-tests.ts';
import { blockLength, findSeatPlanFaults, locateSeat, planSection, seatsPerBlock } from './seat-plan.ts';

const seatIdsOf = (section: ReturnType<typeof planSection>) =>
  section.runs.flatMap(({ row, from, to }) =>
    Array.from({ length: to - from + 1 }, (_, at) => `${section.code}-${row}-${from + at}`),
  );

test('a block never holds more seats than it may, and all seats are in some block', () => {
  fc.assert(
    fc.property(anySection(), (of) => {
      const section = planSection(of);
      const lengths = section.blockStarts.map((_, block) => blockLength(section, block));
      expect(Math.max(...lengths)).toBeLessThanOrEqual(seatsPerBlock);
      expect(Math.min(...lengths)).toBeGreaterThan(0);
      expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(section.seatCount);
    }),
  );
});

test('every seat has a place of its own, in the order of the section’s line', () => {
  fc.assert(
    fc.property(anySection(), (of) => {
      const plan = planOf(of);
      const places = seatIdsOf(planSection(of)).map((id) => locateSeat(plan, id));
      const texts = places.map((place) => `${String(place?.block).padStart(3, '0')}.${place?.code}`);
      expect(new Set(texts).size).toBe(texts.length);
      expect(texts).toEqual(texts.toSorted());
    }),
  );
});

test('a row that fits into a block is never cut', () => {
  fc.assert(
    fc.property(anySection(), (of) => {
      const plan = planOf(of);
      for (const seats of Map.groupBy(seatIdsOf(planSection(of)), (id) => id.split('-')[1]).values()) {
        const blocks = new Set(seats.map((id) => locateSeat(plan, id)?.block));
        expect(blocks.size).toBe(
          Math.max(1, seats.length <= seatsPerBlock ? 1 : Math.ceil(seats.length / seatsPerBlock)),
        );
      }
    }),
  );
});

test.each(['STAL-A-0', 'STAL-A-13', 'STAL-Z-1', 'NOPE-A-1', 'STAL-A', ''])('the hall has no seat %j', (id) => {
  expect(locateSeat(planOf(rectangle(2, 12)), id)).toBeUndefined();
});

test('a seat in the gap of an aisle does not exist', () => {
  const runs = [
    { row: 'A', from: 1, to: 4 },
    { row: 'A', from: 7, to: 10 },
  ];
  const plan = planOf(rectangle(0, 0, { runs }));
  expect(locateSeat(plan, 'STAL-A-5')).toBeUndefined();
  expect(locateSeat(plan, 'STAL-A-7')?.code).toBe('04');
});

test.each([
  [
    'overlapping runs',
    [
      { row: 'A', from: 1, to: 4 },
      { row: 'A', from: 4, to: 8 },
    ],
    'seat 4 twice',
  ],
  [
    'a torn row',
    [
      { row: 'A', from: 1, to: 4 },
      { row: 'B', from: 1, to: 4 },
      { row: 'A', from: 5, to: 8 },
    ],
    'torn apart',
  ],
  ['a row that is too long', [{ row: 'A', from: 1, to: 401 }], 'more than 400'],
])('%s are found, with the place', (_, runs, message) => {
  const faults = findSeatPlanFaults([rectangle(0, 0, { runs })], ['standard']);
  expect(faults.map((fault) => fault.message).join()).toContain(message);
  expect(faults[0]?.path).toMatch(/^sections\.0\.runs\.\d$/);
});

test('a section of an unknown tier and a tier without a section are found', () => {
  const faults = findSeatPlanFaults([rectangle(1, 4, { priceTierId: 'gold' })], ['standard']);
  expect(faults.map(({ path }) => path)).toEqual(['sections.0.priceTierId', 'priceTiers']);
});
