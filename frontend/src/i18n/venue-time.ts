import { languageTag } from './locale.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** A format that is made once: making one takes longer than using it a thousand times. */
export function formatOf(name: string, timeZone: string, tag: string, options: Intl.DateTimeFormatOptions) {
  const key = `${name} ${tag} ${timeZone}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(tag, { ...options, timeZone });
  formats.set(key, made);
  return made;
}

const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
export const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** The day at the venue: Sat, 1 May 2027. */
export const venueDay = (instant: string, timeZone: string, tag = languageTag()) =>
  formatOf('day', timeZone, tag, day).format(new Date(instant));

/** The time on the venue's clocks: 20:00. */
export const venueClock = (instant: string, timeZone: string, tag = languageTag()) =>
  formatOf('clock', timeZone, tag, clock).format(new Date(instant));

/** Day, time and zone at the venue: Sat, 1 May 2027, 20:00 CEST. */
export const venueTime = (instant: string, timeZone: string, tag = languageTag()) =>
  formatOf('time', timeZone, tag, { ...day, ...clock, timeZoneName: 'short' }).format(new Date(instant));

/** Day and time without what is plain beside a date: 1 May, 20:00. */
export const venueShortTime = (instant: string, timeZone: string, tag = languageTag()) =>
  formatOf('short', timeZone, tag, { day: 'numeric', month: 'short', ...clock }).format(new Date(instant));

/** The zone in words at that time: Central European Summer Time. */
export function venueZoneName(instant: string, timeZone: string, tag = languageTag()): string {
  const parts = formatOf('zone', timeZone, tag, { timeZoneName: 'long' }).formatToParts(new Date(instant));
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
