import { clock, formatOf } from './venue-time.ts';

/** What the venue's clocks show, as date and time inputs take it. */
export function venueWallTime(instant: string, timeZone: string): { date: string; time: string } {
  const shown = new Date(Date.parse(instant) + offsetMs(Date.parse(instant), timeZone)).toISOString();
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/** A wall time may stand for one instant, for none (clocks go forward) or for two (clocks go back). */
export type VenueInstant =
  | { status: 'exact'; instant: string }
  | { status: 'skipped' }
  | { status: 'twice'; first: string; second: string };

/** The UTC instant at which the venue's clocks show this date (YYYY-MM-DD) and time (HH:MM). */
export function instantOfVenueTime(date: string, time: string, timeZone: string): VenueInstant {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  const dayMs = 86_400_000;
  // The offset before a change comes first, and with it the earlier of two instants.
  const offsets = new Set([offsetMs(asUtc - dayMs, timeZone), offsetMs(asUtc + dayMs, timeZone)]);
  const [first, second] = [...offsets]
    .map((offset) => asUtc - offset)
    .filter((candidate) => candidate + offsetMs(candidate, timeZone) === asUtc)
    .map((candidate) => new Date(candidate).toISOString().replace('.000Z', 'Z'));
  if (first === undefined) return { status: 'skipped' };
  return second === undefined ? { status: 'exact', instant: first } : { status: 'twice', first, second };
}

function offsetMs(at: number, timeZone: string): number {
  const format = formatOf('offset', timeZone, 'en-GB', {
    ...clock,
    second: '2-digit',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day: dayOfMonth, hour, minute, second } = parts;
  return Date.UTC(year, month - 1, dayOfMonth, hour, minute, second) - Math.floor(at / 1000) * 1000;
}
