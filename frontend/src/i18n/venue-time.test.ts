import { describe, expect, test } from 'vitest';
import { venueShortTime, venueTime, venueZoneName } from './venue-time.ts';
import { instantOfVenueTime, venueWallTime } from './venue-wall-time.ts';

describe('a time at the venue', () => {
  test('is told in the zone of the venue, with its name', () => {
    expect(venueTime('2027-05-01T18:00:00Z', 'Europe/Vienna', 'en-GB')).toBe('Sat, 1 May 2027, 20:00 CEST');
    expect(venueTime('2027-01-02T19:00:00Z', 'Europe/Vienna', 'en-GB')).toBe('Sat, 2 Jan 2027, 20:00 CET');
    expect(venueShortTime('2027-05-01T18:00:00Z', 'Asia/Tokyo', 'en-GB')).toBe('2 May, 03:00');
    expect(venueZoneName('2027-05-01T18:00:00Z', 'Europe/Vienna', 'en-GB')).toBe('Central European Summer Time');
  });

  test('midnight belongs to the new day and is written 00:00', () => {
    expect(venueWallTime('2027-05-01T22:00:00Z', 'Europe/Vienna')).toEqual({ date: '2027-05-02', time: '00:00' });
    expect(venueTime('2027-05-01T22:00:00Z', 'Europe/Vienna', 'en-GB')).toContain('00:00');
  });
});

describe('a wall time of the venue as an instant', () => {
  test.each([
    ['summer in Vienna', '2027-05-01', '20:00', 'Europe/Vienna', '2027-05-01T18:00:00Z'],
    ['winter in Vienna', '2027-01-02', '20:00', 'Europe/Vienna', '2027-01-02T19:00:00Z'],
    [
      'New York, the evening after the clocks went forward',
      '2027-03-14',
      '20:00',
      'America/New_York',
      '2027-03-15T00:00:00Z',
    ],
    ['New York, the evening before', '2027-03-13', '20:00', 'America/New_York', '2027-03-14T01:00:00Z'],
    ['New York, half an hour after the change', '2027-03-14', '03:30', 'America/New_York', '2027-03-14T07:30:00Z'],
    ['a zone of a half hour', '2027-05-01', '19:30', 'Asia/Kolkata', '2027-05-01T14:00:00Z'],
    ['a zone far ahead', '2027-05-01', '19:30', 'Pacific/Kiritimati', '2027-05-01T05:30:00Z'],
    ['a half-hour change of clocks', '2027-04-04', '20:00', 'Australia/Lord_Howe', '2027-04-04T09:30:00Z'],
    ['UTC', '2027-05-01', '00:00', 'UTC', '2027-05-01T00:00:00Z'],
  ])('%s', (_, date, time, zone, instant) => {
    expect(instantOfVenueTime(date, time, zone)).toEqual({ status: 'exact', instant });
  });

  test('does not exist where the clocks jump over it', () => {
    expect(instantOfVenueTime('2027-03-28', '02:30', 'Europe/Vienna')).toEqual({ status: 'skipped' });
    expect(instantOfVenueTime('2027-03-28', '03:00', 'Europe/Vienna')).toMatchObject({
      instant: '2027-03-28T01:00:00Z',
    });
    expect(instantOfVenueTime('2027-03-28', '01:59', 'Europe/Vienna')).toMatchObject({
      instant: '2027-03-28T00:59:00Z',
    });
  });

  test('comes twice where the clocks go back', () => {
    expect(instantOfVenueTime('2027-10-31', '02:30', 'Europe/Vienna')).toEqual({
      status: 'twice',
      first: '2027-10-31T00:30:00Z',
      second: '2027-10-31T01:30:00Z',
    });
  });

  test('and back again is the same wall time, every half hour of a year with its changes', () => {
    for (const zone of ['Europe/Vienna', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Tokyo']) {
      for (let at = Date.UTC(2027, 0, 1); at < Date.UTC(2028, 0, 1); at += 30 * 60_000 * 37) {
        const instant = new Date(at).toISOString().replace('.000Z', 'Z');
        const { date, time } = venueWallTime(instant, zone);
        const found = instantOfVenueTime(date, time, zone);
        const candidates =
          found.status === 'twice' ? [found.first, found.second] : 'instant' in found ? [found.instant] : [];
        expect(candidates).toContain(instant);
      }
    }
  });
});
