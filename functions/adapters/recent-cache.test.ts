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

test('what we wrote ourselves is told to what was loaded before, which grows no younger by it', async () => {
  const { cache, load, loads, time } = cacheAt();
  await cache.getAll(['a'], load);
  time.now = 600;
  const tell = cache.beginWrite();
  time.now = 700;
  tell('a', (value) => `${value}+ours`);
  expect(await cache.getAll(['a'], load)).toEqual(['a@0+ours']);
  time.now = 1_000;
  expect(await cache.getAll(['a'], load)).toEqual(['a@1000']);
  expect(loads).toHaveLength(2);
});

test('what was loaded while we wrote may lack our write, or know what came after it: it is loaded again', async () => {
  const { cache, load, loads, time } = cacheAt();
  const late = cache.beginWrite();
  time.now = 10;
  await cache.getAll(['a'], load);
  late('a', (value) => `${value}+ours`);
  expect(await cache.getAll(['a'], load)).toEqual(['a@10']);
  expect(loads, 'the first was forgotten').toHaveLength(2);

  const tell = cache.beginWrite();
  const loading = cache.getAll(['b'], load);
  tell('b', (value) => `${value}+ours`);
  await loading;
  await cache.getAll(['b'], load);
  expect(loads.slice(2)).toEqual([['b'], ['b']]);
});

test('two writes beside each other are both told', async () => {
  const { cache, load, time } = cacheAt();
  await cache.getAll(['a'], load);
  const [one, other] = [cache.beginWrite(), cache.beginWrite()];
  time.now = 5;
  other('a', (value) => `${value}+other`);
  one('a', (value) => `${value}+one`);
  expect(await cache.getAll(['a'], load)).toEqual(['a@0+other+one']);
});

test('a clock that is put back makes nothing younger, and one that stands still nothing fresher', async () => {
  const time = { now: 300_000, elapsed: 0 };
  const cache = createRecentCache<string>(
    1_000,
    3,
    () => time.now,
    () => time.elapsed,
  );
  const load = async () => [`loaded at ${time.now} and ${time.elapsed}`];
  await cache.getAll(['a'], load);
  Object.assign(time, { now: 500, elapsed: 999 });
  expect(await cache.getAll(['a'], load)).toEqual(['loaded at 300000 and 0']);
  time.elapsed = 1_000;
  expect(await cache.getAll(['a'], load)).toEqual(['loaded at 500 and 1000']);
  time.now = 1_500;
  expect(await cache.getAll(['a'], load)).toEqual(['loaded at 1500 and 1000']);
});

test('what was loaded after a write began is not told of it, though the clock was put back in between', async () => {
  const { cache, load, loads, time } = cacheAt(300_000);
  const written = cache.beginWrite();
  time.now = 0;
  await cache.getAll(['a'], load);
  written('a', (value) => `${value}, written twice`);
  expect(await cache.getAll(['a'], load)).toEqual(['a@0']);
  expect(loads).toHaveLength(2);
});
