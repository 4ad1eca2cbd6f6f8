import { expect, test } from 'vitest';
import { createRecentCache } from './recent-cache.ts';

function cacheAt(start = 0) {
  const time = { now: start };
  const loads: string[][] = [];
  const load = async (keys: readonly string[]) => {
    loads.push([...keys]);
    return keys.map((key) => `${key}@${time.now}`);
  };
  return { time, loads, load, cache: createRecentCache<string>(1_000, 3, () => time.now) };
}

test('what is recent is not loaded again; what is older is', async () => {
  const { cache, load, loads, time } = cacheAt();
  await cache.getAll(['a', 'b'], load);
  time.now = 999;
  expect(await cache.getAll(['b', 'a'], load)).toEqual(['b@0', 'a@0']);
  time.now = 1_000;
  expect(await cache.getAll(['a'], load)).toEqual(['a@1000']);
  expect(loads).toEqual([['a', 'b'], ['a']]);
});

test('callers who ask at the same time share a load, and only what is missing is loaded', async () => {
  const { cache, load, loads } = cacheAt();
  const both = await Promise.all([cache.getAll(['a', 'b'], load), cache.getAll(['b', 'c'], load)]);
  expect(both).toEqual([
    ['a@0', 'b@0'],
    ['b@0', 'c@0'],
  ]);
  expect(loads).toEqual([['a', 'b'], ['c']]);
});

test('what was forgotten during a load is loaded again', async () => {
  const { cache, load, loads } = cacheAt();
  const early = cache.getAll(['a'], load);
  cache.forget('a');
  await early;
  await cache.getAll(['a'], load);
  expect(loads).toEqual([['a'], ['a']]);
});

test('a failed load fails its callers and is forgotten', async () => {
  const { cache, load } = cacheAt();
  await expect(cache.getAll(['a'], async () => Promise.reject(new Error('down')))).rejects.toThrow('down');
  expect(await cache.getAll(['a'], load)).toEqual(['a@0']);
});

test('what grows too old in the middle of a question is still answered', async () => {
  let now = 0;
  const cache = createRecentCache<string>(1_000, 3, () => now++);
  cache.put('a', 'a');
  now = 999;
  expect(await cache.getAll(['a'], async () => ['loaded'])).toEqual(['a']);
});
