import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expandNames, expandRows, ImportFault } from './layout.ts';

describe('names', () => {
  test.each([
    ['A', ['A']],
    ['A-D', ['A', 'B', 'C', 'D']],
    ['A-B, D', ['A', 'B', 'D']],
    ['AA-AC', ['AA', 'AB', 'AC']],
    ['9-11', ['9', '10', '11']],
    ['08-10', ['08', '09', '10']],
    ['U01-U03', ['U01', 'U02', 'U03']],
    ['12A-12C', ['12A', '12B', '12C']],
  ])('%s count up', (text, names) => {
    expect(expandNames(text)).toEqual(names);
  });

  test.each(['', 'a-c', 'C-A', 'A-1', 'AA-BC', '5-1', 'A--C', 'A-C-E', 'A,,B', 'ABCDE', 'A-C,B'])(
    '“%s” are refused in words',
    (text) => {
      expect(() => expandNames(text)).toThrow(ImportFault);
    },
  );
});

describe('rows', () => {
  test('are the same runs in every row, an aisle between them', () => {
    expect(expandRows('A-B: 1-2, 5')).toEqual([
      { row: 'A', from: 1, to: 2 },
      { row: 'A', from: 5, to: 5 },
      { row: 'B', from: 1, to: 2 },
      { row: 'B', from: 5, to: 5 },
    ]);
  });

  test.each(['A', 'A: ', ': 1-2', 'A: 2-1', 'A: x', 'A: 1-1000', 'A: 1-2: 3', 'A: -3'])('“%s” are refused', (text) => {
    expect(() => expandRows(text)).toThrow(ImportFault);
  });

  test('whatever is written, it becomes runs or a fault, and never more than could be meant', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'AZ019-,: a'), maxLength: 24 }), (text) => {
        try {
          for (const { from, to } of expandRows(text)) expect(from).toBeLessThanOrEqual(to);
        } catch (error) {
          expect(error).toBeInstanceOf(ImportFault);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
