import { describe, expect, test } from 'vitest';
import { ImportFault } from './layout.ts';
import { durationMs, instantFrom, instantIn, instantOf } from './local-time.ts';

describe('a time on the clock of the hall', () => {
  test.each([
    ['2027-01-15T20:00', 'Europe/Vienna', '2027-01-15T19:00:00Z'],
    ['2027-07-15T20:00', 'Europe/Vienna', '2027-07-15T18:00:00Z'],
    ['2027-07-15T20:00', 'Asia/Shanghai', '2027-07-15T12:00:00Z'],
    ['2027-07-15T20:00', 'America/Denver', '2027-07-16T02:00:00Z'],
    ['2027-03-28T01:59', 'Europe/Vienna', '2027-03-28T00:59:00Z'],
    ['2027-03-28T03:00', 'Europe/Vienna', '2027-03-28T01:00:00Z'],
    ['2027-01-01T00:30', 'Asia/Kathmandu', '2026-12-31T18:45:00Z'],
  ])('%s in %s', (local, zone, instant) => {
    expect(instantOf(local, zone)).toBe(instant);
  });

  test('that comes twice is the first of the two', () => {
    expect(instantOf('2027-10-31T02:30', 'Europe/Vienna')).toBe('2027-10-31T00:30:00Z');
  });

  test('that is left out when clocks are put forward is refused', () => {
    expect(() => instantOf('2027-03-28T02:30', 'Europe/Vienna')).toThrow(ImportFault);
  });

  test.each([
    '2027-02-29T20:00',
    '2027-13-01T20:00',
    '2027-05-01',
    '2027-05-01T25:00',
    '2027-05-01T20:00+02:00',
    'soon',
  ])('%s is refused', (text) => {
    expect(() => instantOf(text, 'Europe/Vienna')).toThrow(ImportFault);
  });

  test('may be given in UTC instead', () => {
    expect(instantFrom('2027-05-01T18:00:00Z', 'Asia/Tokyo')).toBe('2027-05-01T18:00:00Z');
  });
});

describe('a span from now', () => {
  const nowMs = Date.parse('2026-11-23T22:47:31Z');

  test('with a time counts days as the hall does: it is tomorrow there already', () => {
    expect(instantIn('P1D', '20:00', 'Asia/Tokyo', nowMs)).toBe('2026-11-25T11:00:00Z');
    expect(instantIn('P1D', '20:00', 'America/New_York', nowMs)).toBe('2026-11-25T01:00:00Z');
  });

  test('without one ends on full five minutes', () => {
    expect(instantIn('PT3H', undefined, 'Asia/Tokyo', nowMs)).toBe('2026-11-24T01:50:00Z');
    expect(instantIn('-P30D', undefined, 'Asia/Tokyo', nowMs)).toBe('2026-10-24T22:50:00Z');
  });

  test.each([
    ['P2D', 172_800_000],
    ['-PT30M', -1_800_000],
    ['P1DT12H', 129_600_000],
  ])('%s', (text, ms) => {
    expect(durationMs(text)).toBe(ms);
  });

  test.each(['', 'P', 'PT', 'P1', '1D', 'P1W', 'P1DT', 'P99999D'])('“%s” is refused', (text) => {
    expect(() => durationMs(text)).toThrow(ImportFault);
  });
});
