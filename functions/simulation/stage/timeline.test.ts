import { expect, test } from 'vitest';
import { randomFrom } from './random.ts';
import { createTimeline } from './timeline.ts';

test('whoever is due first goes first, whatever the order of asking, and the clock says when', async () => {
  const random = randomFrom(1);
  const timeline = createTimeline(1_000, random);
  const woken: number[] = [];
  const delays = Array.from({ length: 200 }, () => random.between(0, 500));
  for (const delayMs of delays) timeline.after(delayMs, () => woken.push(timeline.now()));
  expect(await timeline.run(Number.POSITIVE_INFINITY, () => false)).toBe('idle');
  expect(woken).toEqual(delays.map((delayMs) => 1_000 + delayMs).sort((one, other) => one - other));
});

test('what was called off does not come, and nothing comes after the end', async () => {
  const timeline = createTimeline(0, randomFrom(1));
  const woken: string[] = [];
  timeline.after(10, () => woken.push('called off'))();
  timeline.after(20, () => woken.push('in time'));
  timeline.after(40, () => woken.push('too late'));
  expect(await timeline.run(30, () => false)).toBe('late');
  expect(woken).toEqual(['in time']);
});

test('all that one event sets off happens before the next event', async () => {
  const timeline = createTimeline(0, randomFrom(1));
  const woken: string[] = [];
  const chain = async (name: string) => {
    await timeline.pause(5);
    for (let at = 0; at < 3; at += 1) {
      await Promise.resolve();
      woken.push(`${name}${at}`);
    }
  };
  const chains = Promise.all([chain('a'), chain('b')]);
  await timeline.run(10, () => false);
  await chains;
  expect([woken.slice(0, 3).join(), woken.slice(3).join()].sort()).toEqual(['a0,a1,a2', 'b0,b1,b2']);
});
