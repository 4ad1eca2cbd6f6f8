import { expect, test } from 'vitest';
import { createSharedAnswers } from './shared-answers.ts';

test('an answer is made once for everybody who asks in the same second, and anew in the next', async () => {
  let now = 10_999;
  const made: number[] = [];
  const answers = createSharedAnswers(() => now);
  const ask = () =>
    answers.get('list', async (second) => {
      made.push(second);
      return { second };
    });
  expect(await Promise.all([ask(), ask()])).toEqual(['{"second":10}', '{"second":10}']);
  now = 11_000;
  expect(await ask()).toBe('{"second":11}');
  expect(made).toEqual([10, 11]);
});

test('answers of different questions are their own, and one that failed is tried again', async () => {
  const answers = createSharedAnswers(() => 5_000);
  const fails = answers.get('a', async () => {
    throw new Error('no');
  });
  await expect(fails).rejects.toThrow('no');
  expect(await answers.get('a', async () => ({ a: 1 }))).toBe('{"a":1}');
  expect(await answers.get('b', async () => ({ b: 2 }))).toBe('{"b":2}');
});
