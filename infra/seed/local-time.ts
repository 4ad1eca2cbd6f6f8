import { ImportFault } from './layout.ts';

const dayMs = 86_400_000;

/** What the clock on the wall shows there and then, as if it were UTC. */
function wallClock(instantMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instantMs);
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

const isoOf = (instantMs: number) => `${new Date(instantMs).toISOString().slice(0, 19)}Z`;

/** The moment when the clock there shows `YYYY-MM-DDTHH:MM`; the first of two where clocks are put back. */
export function instantOf(localTime: string, timeZone: string): string {
  const wanted = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(localTime) ? Date.parse(`${localTime}:00Z`) : Number.NaN;
  if (Number.isNaN(wanted) || !isoOf(wanted).startsWith(localTime)) {
    throw new ImportFault(`“${localTime}” is not a day and time such as 2027-05-01T20:00`);
  }
  // The offset a day before and a day after: one of them holds, whatever the clocks do in between.
  for (const near of [wanted - dayMs, wanted + dayMs]) {
    const instant = wanted - (wallClock(near, timeZone) - near);
    if (wallClock(instant, timeZone) === wanted) return isoOf(instant);
  }
  throw new ImportFault(`${localTime} is left out in ${timeZone}, where clocks are put forward then`);
}

/** `P23D`, `-P30D`, `PT3H`, `P1DT12H` in milliseconds. */
export function durationMs(text: string): number {
  const [, sign, days = 0, hours = 0, minutes = 0] =
    /^(-?)P(?=[\dT])(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,4})H)?(?:(\d{1,4})M)?)?$/.exec(text) ?? [];
  if (sign === undefined) throw new ImportFault(`“${text}” is not a span such as P23D, -P30D or PT3H`);
  return (sign ? -1 : 1) * (Number(days) * dayMs + Number(hours) * 3_600_000 + Number(minutes) * 60_000);
}

/** So far from now; at `HH:MM` of that day there if a time is said, else on the next full five minutes. */
export function instantIn(span: string, time: string | undefined, timeZone: string, nowMs: number): string {
  const instant = nowMs + durationMs(span);
  if (time !== undefined) return instantOf(`${isoOf(wallClock(instant, timeZone)).slice(0, 10)}T${time}`, timeZone);
  return isoOf(Math.ceil(instant / 300_000) * 300_000);
}

/** A moment in UTC as it is, or a time on the venue's clock. */
export const instantFrom = (text: string, timeZone: string): string =>
  text.endsWith('Z') ? text : instantOf(text, timeZone);
