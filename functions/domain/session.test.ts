import { expect, test } from 'vitest';
import { decideRotation, graceSeconds, startSession } from './session.ts';

const start = Date.parse('2027-03-01T12:00:00Z');
const dayMs = 24 * 60 * 60 * 1000;
const rotated = { ...startSession('s', 'a', start), generation: 5, rotatedAt: start };

test.each([
  ['the newest token', 5, 0, 'rotate'],
  ['the one before, at once', 4, 1, 'repeat'],
  ['the one before, within the grace', 4, graceSeconds * 1000 - 1, 'repeat'],
  ['the one before, after the grace', 4, graceSeconds * 1000, 'reused'],
  ['an older one', 3, 1, 'reused'],
  ['one that was never given', 6, 1, 'reused'],
  ['the newest token after two idle weeks', 5, 14 * dayMs, 'ended'],
])('%s', (_, generation, laterMs, expected) => {
  expect(decideRotation(rotated, generation, start + laterMs)).toBe(expected);
});

test('a session ends after sixty days however busy it is', () => {
  const old = { ...rotated, rotatedAt: start + 60 * dayMs - 1 };
  expect(decideRotation(old, 5, start + 60 * dayMs)).toBe('ended');
  expect(decideRotation(undefined, 1, start)).toBe('ended');
});
