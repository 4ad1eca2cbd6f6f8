import { expect, test } from 'vitest';
import { percentOf, percentText } from './percent.ts';

test.each([
  [0, 0, 0],
  [0, 60, 0],
  [4, 60, 7],
  [64_559, 64_560, 99],
  [60, 60, 100],
])('%i of %i are %i %%', (part, whole, percent) => {
  expect(percentOf(part, whole)).toBe(percent);
});

test('percents are written as the language does', () => {
  expect(percentText(4, 60)).toBe('7%');
});
