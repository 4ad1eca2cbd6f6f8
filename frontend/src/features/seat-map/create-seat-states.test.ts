import { createEffect, createRoot, createSignal } from 'solid-js';
import { expect, test } from 'vitest';
import { createSeatStates } from './create-seat-states.ts';
import { countAvailable } from './seat-state.ts';

test('a new text wakes only the seats that changed', async () => {
  const woken: number[] = [];
  const [text, setText] = createSignal('....');
  const dispose = createRoot((disposeRoot) => {
    const states = createSeatStates(text);
    for (const index of [0, 1, 2, 3]) {
      createEffect(() => {
        states[index];
        woken.push(index);
      });
    }
    return disposeRoot;
  });
  await Promise.resolve();
  woken.length = 0;
  setText('.s.h');
  expect(woken.sort()).toEqual([1, 3]);
  woken.length = 0;
  setText('.s.h');
  expect(woken).toEqual([]);
  dispose();
});

test('a text that comes later than the section fills it, and an unknown character is no seat to be had', () => {
  createRoot((dispose) => {
    const [text, setText] = createSignal('');
    const states = createSeatStates(text);
    setText('.s?w');
    expect([...states]).toEqual(['available', 'sold', 'withdrawn', 'withdrawn']);
    dispose();
  });
});

test('seats left are those that can be had', () => {
  expect(countAvailable('..shw.')).toBe(3);
  expect(countAvailable('')).toBe(0);
});
