import { expect, test } from 'vitest';
import { edgeWithSecret } from './edge.ts';
import { keysOf } from './signing-keys.ts';

const [old, current, other] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string];

test('the edge is known by its secret, in a rotation by both', async () => {
  const edge = edgeWithSecret(async () => keysOf({ current, previous: old }));
  expect([await edge.knows(current), await edge.knows(old)]).toEqual([true, true]);
  expect([await edge.knows(other), await edge.knows(''), await edge.knows(`${current}x`)]).toEqual([
    false,
    false,
    false,
  ]);
});

test('a secret that nobody knew yet is looked up once more', async () => {
  const edge = edgeWithSecret(async (why) =>
    keysOf(why === 'unknown-key' ? { current, previous: old } : { current: old }),
  );
  expect(await edge.knows(current)).toBe(true);
});
