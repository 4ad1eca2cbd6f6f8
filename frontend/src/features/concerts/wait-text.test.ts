import { expect, test } from 'vitest';
import { waitText } from './wait-text.ts';

test.each([
  [0, '0:00'],
  [59, '0:59'],
  [724, '12:04'],
  [3_600, '1h 0m'],
  [18_720, '5h 12m'],
  [86_399, '23h 59m'],
  [183_600, '2d 3h'],
])('a wait of %i seconds is said as %s', (seconds, text) => {
  expect(waitText(seconds, 'en-GB')).toBe(text);
});

test('and in Chinese in its own words', () => {
  expect(waitText(18_720, 'zh-CN')).toBe('5小时 12分钟');
});
