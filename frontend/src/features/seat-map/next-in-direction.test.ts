import { expect, test } from 'vitest';
import { nextInDirection } from './next-in-direction.ts';

const spot = (name: string, x: number, y: number) => ({ name, x, y });
const middle = spot('middle', 0, 0);
const spots = [middle, spot('right', 50, 5), spot('far right', 90, 0), spot('below', 4, 60), spot('aside', 80, -70)];

test.each([
  ['ArrowRight', 'right'],
  ['ArrowDown', 'below'],
  ['ArrowUp', 'aside'],
  ['ArrowLeft', undefined],
  ['Enter', undefined],
])('%s leads from the middle to %s', (key, name) => {
  expect(nextInDirection(spots, middle, key)?.name).toBe(name);
});

test('what lies straight ahead comes before what is nearer but aside', () => {
  const [ahead, aside] = [spot('ahead', 60, 0), spot('aside', 40, 38)];
  expect(nextInDirection([middle, aside, ahead], middle, 'ArrowRight')).toBe(ahead);
});
