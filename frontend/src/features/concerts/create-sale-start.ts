import type { Concert } from '@frontrow/functions/contract/concerts.ts';
import { type Accessor, createEffect, onCleanup } from 'solid-js';
import { shopNow } from '../../api/shop-clock.ts';

const lookAheadMsMax = 60 * 60 * 1000;

/** Fetches concerts again when the next on-sale opens, so that nobody has to press reload at the great moment. */
export function createSaleStart(concerts: Accessor<readonly Concert[]>, reload: () => void): void {
  createEffect(() => {
    const waiting = concerts().filter(({ saleStatus }) => saleStatus === 'upcoming');
    const [next] = waiting.map(({ onSaleAt }) => onSaleAt).sort();
    if (next === undefined) return;
    const timer = setTimeout(reload, pauseUntilOpenMs(next));
    onCleanup(() => clearTimeout(timer));
  });
}

/** A little after the opening, spread over a second: the crowd that waits does not ask at one stroke. */
export function pauseUntilOpenMs(onSaleAt: string, now = shopNow(), random = Math.random()): number {
  const untilOpenMs = Math.max(Date.parse(onSaleAt) - now, 500);
  return Math.min(untilOpenMs, lookAheadMsMax) + 100 + 900 * random;
}
