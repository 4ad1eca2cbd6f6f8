import { describe, expect, test } from 'vitest';
import { barsMax, barsMin, busiestMinute, claimBars, hourFrom } from './claim-bars.ts';

const at = (iso: string, claims: number, granted = claims) => ({ minute: `${iso}:00Z`, claims, granted });

describe('claims as bars', () => {
  test('are by the minute while that is few enough, quiet minutes included', () => {
    const { minutesPerBar, bars } = claimBars([at('2027-03-01T12:00', 5, 3), at('2027-03-01T12:03', 1)]);
    expect(minutesPerBar).toBe(1);
    expect(bars).toHaveLength(barsMin);
    expect(bars.slice(0, 4).map(({ claims }) => claims)).toEqual([5, 0, 0, 1]);
    expect(bars[0]).toEqual({ at: Date.parse('2027-03-01T12:00:00Z'), claims: 5, granted: 3 });
  });

  test.each([
    ['2027-03-01T13:00', 1],
    ['2027-03-01T18:00', 5],
    ['2027-03-04T12:00', 60],
    ['2027-06-01T12:00', 1_440],
    ['2029-03-01T12:00', 43_200],
  ])('from noon to %s stand for %i minutes each, and lose no claim', (last, minutes) => {
    const { minutesPerBar, bars } = claimBars([at('2027-03-01T12:00', 7, 2), at(last, 3)]);
    expect(minutesPerBar).toBe(minutes);
    expect(bars.length).toBeLessThanOrEqual(barsMax);
    expect(bars.reduce((sum, { claims }) => sum + claims, 0)).toBe(10);
    expect(bars.reduce((sum, { granted }) => sum + granted, 0)).toBe(5);
  });

  test('of one hour leave out what was before and after it', () => {
    const minutes = [at('2027-03-01T11:59', 1), at('2027-03-01T12:59', 2), at('2027-03-01T13:00', 4)];
    const { bars } = claimBars(minutes, hourFrom('2027-03-01T12:00:30Z'));
    expect(bars).toHaveLength(60);
    expect(bars.reduce((sum, { claims }) => sum + claims, 0)).toBe(2);
  });

  test('are none before there is a claim', () => {
    expect(claimBars([]).bars).toEqual([]);
    expect(busiestMinute([])).toBeUndefined();
    expect(busiestMinute([at('2027-03-01T12:00', 1), at('2027-03-01T12:01', 3)])?.claims).toBe(3);
  });
});
