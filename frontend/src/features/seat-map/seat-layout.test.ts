import { describe, expect, test } from 'vitest';
import { layOutSection, type PlacedSeat, seatByKey, seatCount, seatPitch } from './seat-layout.ts';

const stalls = {
  code: 'STAL',
  runs: [
    { row: 'A', from: 1, to: 4 },
    { row: 'A', from: 5, to: 8 },
    { row: 'B', from: 1, to: 10 },
    { row: 'C', from: 3, to: 3 },
  ],
};
const layout = layOutSection(stalls);
const seats = layout.rows.flatMap((row) => row.seats);
const seat = (id: string): PlacedSeat => {
  const found = seats.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`No seat ${id}`);
  return found;
};

describe('the layout of a section', () => {
  test('has every seat once, under the id the shop knows it by', () => {
    expect(seats.map(({ id }) => id).slice(0, 5)).toEqual(['STAL-A-1', 'STAL-A-2', 'STAL-A-3', 'STAL-A-4', 'STAL-A-5']);
    expect(new Set(seats.map(({ id }) => id)).size).toBe(19);
    expect(seatCount(stalls)).toBe(19);
  });

  test('counts seats in the order of the runs, as the availability text does', () => {
    expect(seats.map(({ index }) => index)).toEqual(Array.from({ length: 19 }, (_, index) => index));
  });

  test('keeps that order where another row stands between two runs of a row', () => {
    const split = layOutSection({
      code: 'S',
      runs: [
        { row: 'A', from: 1, to: 2 },
        { row: 'B', from: 1, to: 2 },
        { row: 'A', from: 3, to: 4 },
      ],
    });
    expect(split.rows.map(({ seats }) => seats.map(({ index }) => index))).toEqual([
      [0, 1, 4, 5],
      [2, 3],
    ]);
  });

  test('leaves a gap at an aisle and none elsewhere', () => {
    expect(seat('STAL-A-2').x - seat('STAL-A-1').x).toBeCloseTo(seatPitch);
    expect(seat('STAL-A-5').x - seat('STAL-A-4').x).toBeGreaterThan(seatPitch * 1.3);
  });

  test('centres every row and keeps all seats inside', () => {
    for (const row of layout.rows) {
      const middle = ((row.seats[0]?.x ?? 0) + (row.seats.at(-1)?.x ?? 0)) / 2;
      expect(middle).toBeCloseTo(layout.width / 2, 0);
    }
    for (const { x, y } of seats) {
      expect(x).toBeGreaterThan(seatPitch / 2);
      expect(x).toBeLessThan(layout.width - seatPitch / 2);
      expect(y).toBeGreaterThan(seatPitch / 2);
      expect(y).toBeLessThan(layout.height - seatPitch / 2);
    }
  });

  test('lets no two seats overlap', () => {
    for (const one of seats) {
      for (const other of seats) {
        if (one !== other) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(seatPitch - 0.2);
      }
    }
  });

  test('takes a section of a single seat', () => {
    const one = layOutSection({ code: 'BOX', runs: [{ row: 'A', from: 1, to: 1 }] });
    expect(one.rows[0]?.seats[0]).toMatchObject({ id: 'BOX-A-1', index: 0 });
    expect(Number.isFinite(one.rows[0]?.seats[0]?.y)).toBe(true);
  });
});

describe('the keys', () => {
  test.each([
    ['ArrowRight', 'STAL-A-4', 'STAL-A-5'],
    ['ArrowLeft', 'STAL-A-5', 'STAL-A-4'],
    ['ArrowLeft', 'STAL-A-1', 'STAL-A-1'],
    ['ArrowRight', 'STAL-A-8', 'STAL-A-8'],
    ['ArrowDown', 'STAL-A-1', 'STAL-B-2'],
    ['ArrowUp', 'STAL-C-3', 'STAL-B-5'],
    ['ArrowUp', 'STAL-A-3', 'STAL-A-3'],
    ['ArrowDown', 'STAL-C-3', 'STAL-C-3'],
    ['Home', 'STAL-B-7', 'STAL-B-1'],
    ['End', 'STAL-B-7', 'STAL-B-10'],
  ] as const)('%s leads from %s to %s', (key, from, to) => {
    expect(seatByKey(layout, seat(from), key).id).toBe(to);
  });
});
