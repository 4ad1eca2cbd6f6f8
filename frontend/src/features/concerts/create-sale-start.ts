import type { Concert } from '@frontrow/functions/contract/concerts.ts';
import { type Accessor, createEffect, onCleanup } from 'solid-js';

const lookAheadMsMax = 60 * 60 * 1000;

/** Fetches a concert again when its on-sale opens, so that nobody has to press reload at the great moment. */
export function createSaleStart(concert: Accessor<Concert | undefined>, reload: () => void): void {
  createEffect(() => {
    const waiting = concert();
    if (waiting?.saleStatus !== 'upcoming') return;
    const timer = setTimeout(reload, pauseUntilOpenMs(waiting.onSaleAt));
    onCleanup(() => clearTimeout(timer));
  });
}

/** A little after the opening, spread over a second: the crowd that waits does not ask at one stroke. */
export function pauseUntilOpenMs(onSaleAt: string, now = Date.now(), random = Math.random()): number {
  const untilOpenMs = Math.max(Date.parse(onSaleAt) - now, 500);
  return Math.min(untilOpenMs, lookAheadMsMax) + 100 + 900 * random;
}
