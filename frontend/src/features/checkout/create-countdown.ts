import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import { shopNow } from '../../api/shop-clock.ts';

/** The whole seconds until an instant, counted down as they pass; undefined while there is none to wait for. */
export function createCountdown(until: Accessor<string | undefined>): Accessor<number | undefined> {
  const [seconds, setSeconds] = createSignal<number>();
  createEffect(() => {
    const instant = until();
    if (instant === undefined) return void setSeconds(undefined);
    const count = () => setSeconds(secondsUntil(instant));
    count();
    const timer = setInterval(count, 1_000);
    onCleanup(() => clearInterval(timer));
  });
  return seconds;
}

export const secondsUntil = (instant: string, now = shopNow()): number =>
  Math.max(0, Math.ceil((Date.parse(instant) - now) / 1000));

/** When a buyer is warned. */
export const lastMinuteSeconds = 60;

/** As clocks show it: 9:05. */
export const clockText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
