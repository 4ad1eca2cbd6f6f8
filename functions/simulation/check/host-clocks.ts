import { type Shown, shownBetween, steadyClock } from '../stage/clocks.ts';
import type { Evidence } from './evidence.ts';

const rightClock = steadyClock(0);

/** What the clock showed by which a request went: since it was asked, or since another moment. */
export function shownTo(
  { history, exchanges }: Evidence,
  request: number,
  untilMs: number,
  fromMs = exchanges.get(request)?.invoke.atMs ?? untilMs,
): Shown {
  return shownBetween(history.clocks.get(request) ?? rightClock, fromMs, untilMs);
}

/** The latest time that any clock of the world had shown by then. */
export const latestShownMs = ({ world }: Evidence, atMs: number): number =>
  Math.max(
    ...[...world.shopClocks, ...world.workerClocks].map((clock) => shownBetween(clock, world.startMs, atMs).latestMs),
  );
