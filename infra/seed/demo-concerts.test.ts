import { join } from 'node:path';
import { NewConcert } from '@frontrow/functions/contract/admin.ts';
import { limits } from '@frontrow/functions/contract/limits.ts';
import { describe, expect, test } from 'vitest';
import { findSeatPlanFaults } from './check-seat-plan.ts';
import { readConcertFolder } from './read-concert-file.ts';

const nowMs = Date.now();
const file = await readConcertFolder(join(import.meta.dirname, 'concerts'), { nowMs });
if ('faults' in file) throw new Error(file.faults.join('\n'));
const concerts = file.concerts.map(({ concert }) => concert);
const seatsOf = ({ sections }: NewConcert) =>
  sections.flatMap(({ runs }) => runs).reduce((sum, { from, to }) => sum + to - from + 1, 0);
const hoursFromNow = (instant: string) => (Date.parse(instant) - nowMs) / 3_600_000;

describe.each(concerts.map((concert) => [concert.venue.name, concert] as const))('the concert at %s', (_, concert) => {
  test('is one that the API takes', () => {
    expect(NewConcert.parse(concert)).toEqual(concert);
    expect(findSeatPlanFaults(concert)).toEqual([]);
    expect(JSON.stringify(concert).length).toBeLessThan(limits.concertBodyBytes);
  });

  test('starts in the future, at an hour when people go out', () => {
    const [hour = ''] = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', timeZone: concert.venue.timeZone })
      .format(new Date(concert.startsAt))
      .split(':');
    expect(Number(hour)).toBeGreaterThanOrEqual(18);
    expect(hoursFromNow(concert.startsAt)).toBeGreaterThan(24);
  });
});

test('there are at least twelve, each with a hall, a poster and a title of its own', () => {
  expect(concerts.length).toBeGreaterThanOrEqual(12);
  expect(new Set(concerts.map(({ venue }) => venue.name)).size).toBe(concerts.length);
  expect(new Set(concerts.map(({ title }) => title)).size).toBe(concerts.length);
  expect(file.concerts.every(({ poster }) => poster !== undefined)).toBe(true);
});

test('they reach from a club to a stadium, and around the world', () => {
  const sizes = concerts.map(seatsOf);
  expect(Math.min(...sizes)).toBeLessThanOrEqual(500);
  expect(Math.max(...sizes)).toBeGreaterThanOrEqual(60_000);
  expect(new Set(concerts.map(({ currency }) => currency)).size).toBeGreaterThanOrEqual(7);
  expect(concerts.some(({ venue, title }) => venue.timeZone === 'Asia/Shanghai' && /\p{Script=Han}/u.test(title))).toBe(
    true,
  );
});

test('most are on sale; one opens within hours and one within days', () => {
  const opensIn = concerts.map(({ onSaleAt }) => hoursFromNow(onSaleAt));
  expect(opensIn.filter((hours) => hours <= 0).length).toBeGreaterThanOrEqual(concerts.length - 3);
  expect(opensIn.filter((hours) => hours > 0 && hours < 12).length).toBe(1);
  expect(opensIn.filter((hours) => hours > 24 && hours < 24 * 7).length).toBe(1);
});
