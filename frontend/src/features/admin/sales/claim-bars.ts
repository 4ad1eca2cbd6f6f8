import type { ConcertSales } from '@frontrow/functions/contract/sales.ts';

type Minute = ConcertSales['minutes'][number];

export interface ClaimBar {
  /** Where its time begins; milliseconds since 1970. */
  at: number;
  claims: number;
  granted: number;
}

export interface ClaimBars {
  /** How much time a bar stands for. */
  minutesPerBar: number;
  bars: readonly ClaimBar[];
}

const minuteMs = 60_000;
const steps = [1, 5, 15, 60, 180, 720, 1_440, 10_080, 43_200];
export const barsMax = 96;
/** Fewer would be as wide as walls. */
export const barsMin = 30;

/** Claims over a span of time, as the finest bars that are few enough; quiet times are bars of no height. */
export function claimBars(minutes: readonly Minute[], span = spanOf(minutes)): ClaimBars {
  if (span === undefined) return { minutesPerBar: 1, bars: [] };
  const length = span.to - span.from;
  const minutesPerBar = steps.find((step) => length / (step * minuteMs) <= barsMax) ?? (steps.at(-1) as number);
  const stepMs = minutesPerBar * minuteMs;
  const bars = Array.from({ length: Math.min(barsMax, Math.max(barsMin, Math.ceil(length / stepMs))) }, (_, at) => ({
    at: span.from + at * stepMs,
    claims: 0,
    granted: 0,
  }));
  for (const { minute, claims, granted } of minutes) {
    const bar = bars[Math.floor((Date.parse(minute) - span.from) / stepMs)];
    if (bar === undefined) continue;
    bar.claims += claims;
    bar.granted += granted;
  }
  return { minutesPerBar, bars };
}

export interface Span {
  from: number;
  to: number;
}

function spanOf(minutes: readonly Minute[]): Span | undefined {
  const [first, last] = [minutes[0], minutes.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { from: Date.parse(first.minute), to: Date.parse(last.minute) + minuteMs };
}

/** The hour that begins with the minute of this instant. */
export function hourFrom(instant: string): Span {
  const from = Math.floor(Date.parse(instant) / minuteMs) * minuteMs;
  return { from, to: from + 60 * minuteMs };
}

/** The minute with the most claims; undefined before there are any. */
export const busiestMinute = (minutes: readonly Minute[]): Minute | undefined =>
  minutes.reduce<Minute | undefined>(
    (most, minute) => (minute.claims > (most?.claims ?? 0) ? minute : most),
    undefined,
  );
