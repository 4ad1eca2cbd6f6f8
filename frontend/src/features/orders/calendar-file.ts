export interface CalendarEntry {
  /** The same for the same thing, so that a calendar which gets it twice has it once. */
  uid: string;
  title: string;
  /** UTC; calendars show it in the reader's own zone, so that the venue's belongs into the description. */
  startsAt: string;
  location: string;
  description: string;
  url: string;
}

/**
 * An iCalendar file (RFC 5545) with one entry. When a concert ends is not known, so nothing is said of it.
 * `madeAt` is the moment of the download.
 */
export function calendarFile(entry: CalendarEntry, madeAt: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Front Row//Tickets//EN',
    'BEGIN:VEVENT',
    `UID:${escapeText(entry.uid)}`,
    `DTSTAMP:${utcStamp(madeAt)}`,
    `DTSTART:${utcStamp(new Date(entry.startsAt))}`,
    `SUMMARY:${escapeText(entry.title)}`,
    `LOCATION:${escapeText(entry.location)}`,
    `DESCRIPTION:${escapeText(entry.description)}`,
    `URL:${entry.url}`,
    'STATUS:CONFIRMED',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** 20270501T180000Z */
const utcStamp = (instant: Date) => instant.toISOString().replace(/[-:]|\.\d+/g, '');

/** Section 3.3.11: backslash, semicolon, comma and line ends are escaped; other control characters have no place. */
const escapeText = (text: string) =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');

const lineOctetsMax = 75;

/** Section 3.1: a line has at most 75 octets, and what follows begins with a space. No character is cut in two. */
function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0) ?? 0);
    if (octets + size > lineOctetsMax) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

/** In UTF-8. */
const octetsOf = (codePoint: number) => (codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4);
