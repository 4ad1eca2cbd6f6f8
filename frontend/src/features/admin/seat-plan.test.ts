import { describe, expect, test } from 'vitest';
import { nextName, rowLabel, runsOf, type SectionDraft, seatsOf, sectionCodes } from './seat-plan.ts';

const draft = (change: Partial<SectionDraft> = {}): SectionDraft => ({
  key: 1,
  name: 'Stalls',
  tierKey: 1,
  rows: '2',
  seatsPerRow: '6',
  aislesAfter: '',
  ...change,
});

describe('a section from rows and seats', () => {
  test('has one run a row without aisles', () => {
    expect(runsOf(draft())).toEqual([
      { row: 'A', from: 1, to: 6 },
      { row: 'B', from: 1, to: 6 },
    ]);
    expect(seatsOf(draft())).toBe(12);
  });

  test('is cut at its aisles, whatever their order', () => {
    expect(runsOf(draft({ rows: '1', aislesAfter: '4, 2' }))).toEqual([
      { row: 'A', from: 1, to: 2 },
      { row: 'A', from: 3, to: 4 },
      { row: 'A', from: 5, to: 6 },
    ]);
  });

  test.each([
    { rows: '0' },
    { rows: '201' },
    { rows: '2.5' },
    { seatsPerRow: '' },
    { seatsPerRow: '401' },
    { aislesAfter: '6' },
    { aislesAfter: 'x' },
  ])('is none with %o', (change) => {
    expect(runsOf(draft(change))).toBeUndefined();
  });

  test('labels rows as halls do', () => {
    expect([0, 25, 26, 51, 52, 199].map(rowLabel)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'GR']);
  });
});

describe('the codes of sections', () => {
  test('come from their names and differ', () => {
    expect(sectionCodes(['Stalls', 'Stalls left', 'Balcony', 'Block 12', 'Block 112'])).toEqual([
      'STAL',
      'STA2',
      'BALC',
      'BL12',
      'B112',
    ]);
  });

  test('are valid and unique for any names, two hundred of them too', () => {
    const names = [
      ...Array.from({ length: 100 }, () => 'Sector'),
      ...Array.from({ length: 98 }, (_, at) => `Block ${at}`),
      '包厢',
      'Ü',
    ];
    const codes = sectionCodes(names);
    expect(new Set(codes).size).toBe(names.length);
    for (const code of codes) expect(code).toMatch(/^[A-Z0-9]{1,4}$/);
  });
});

test.each([
  ['Block 1', 'Block 2'],
  ['Block 9', 'Block 10'],
  ['Balcony', 'Balcony 2'],
])('a copy of %s is called %s', (name, copy) => {
  expect(nextName(name)).toBe(copy);
});
