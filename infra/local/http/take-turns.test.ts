import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createTurns } from './take-turns.ts';

/** Lets so many in at the same time, and counts how many were inside at once, and in which order they began. */
async function crowd(count: number, isBusy: () => boolean, work = () => sleep(2)) {
  const takeTurns = createTurns(isBusy);
  const began: number[] = [];
  let inside = 0;
  let most = 0;
  const results = await Promise.allSettled(
    Array.from({ length: count }, (_, at) =>
      takeTurns(async () => {
        began.push(at);
        inside += 1;
        most = Math.max(most, inside);
        await work().finally(() => {
          inside -= 1;
        });
      }),
    ),
  );
  return { began, most, results };
}

const inOrder = Array.from({ length: 50 }, (_, at) => at);

test('while the thread is busy, twelve are served at once, first come, first served', async () => {
  const { began, most } = await crowd(50, () => true);
  expect(most).toBe(12);
  expect(began).toEqual(inOrder);
});

test('while it only waits for something slow, everybody is let in', async () => {
  expect((await crowd(50, () => false)).most).toBe(50);
});

test('those outside are let in as soon as the thread has time again, though nobody has left', async () => {
  let isBusy = true;
  setTimeout(() => {
    isBusy = false;
  }, 10);
  const { most } = await crowd(
    50,
    () => isBusy,
    () => sleep(200),
  );
  expect(most).toBe(50);
});

test('whoever fails leaves the place to the next', async () => {
  const { began, results } = await crowd(
    50,
    () => true,
    () => Promise.reject(new Error('failed')),
  );
  expect(began).toEqual(inOrder);
  expect(results.every(({ status }) => status === 'rejected')).toBe(true);
});

test('a thread that computes is busy, one that sleeps is not', async () => {
  const spin = async () => {
    for (const end = performance.now() + 5; performance.now() < end; );
  };
  const takeTurns = createTurns();
  for (let round = 0; round < 20; round += 1) await takeTurns(spin);
  let inside = 0;
  const counts: number[] = [];
  const work = async () => {
    inside += 1;
    counts.push(inside);
    await spin();
    await new Promise(setImmediate);
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 40 }, () => takeTurns(work)));
  expect(Math.max(...counts), 'busy').toBe(12);
  await sleep(100);
  counts.length = 0;
  await Promise.all(
    Array.from({ length: 40 }, () =>
      takeTurns(async () => {
        inside += 1;
        counts.push(inside);
        await sleep(50);
        inside -= 1;
      }),
    ),
  );
  expect(Math.max(...counts), 'with time').toBe(40);
});
