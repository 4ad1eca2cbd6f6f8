import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarFile } from './calendar-file.ts';

const entry = {
  uid: 'abc@shop.test',
  title: 'Night Ferry',
  startsAt: '2027-05-01T18:00:00.000Z',
  location: 'Great Hall, Vienna',
  description: 'Stalls; row B\nseat 4',
  url: 'https://shop.test/orders/abc',
};
const madeAt = new Date('2027-01-02T03:04:05.678Z');
const encoder = new TextEncoder();
const octets = (text: string) => encoder.encode(text).length;

/** Reads a file as a calendar does: joins folded lines, then takes name and value apart. */
function read(file: string): Map<string, string> {
  const lines = file
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)] as const);
  return new Map(lines);
}
const plain = (value = '') => value.replace(/\\([\\;,n])/g, (_, character) => (character === 'n' ? '\n' : character));

describe('a calendar file', () => {
  test('is what RFC 5545 asks for, with times in UTC', () => {
    expect(calendarFile(entry, madeAt)).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Front Row//Tickets//EN',
        'BEGIN:VEVENT',
        'UID:abc@shop.test',
        'DTSTAMP:20270102T030405Z',
        'DTSTART:20270501T180000Z',
        'SUMMARY:Night Ferry',
        'LOCATION:Great Hall\\, Vienna',
        'DESCRIPTION:Stalls\\; row B\\nseat 4',
        'URL:https://shop.test/orders/abc',
        'STATUS:CONFIRMED',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  test('takes no line and no property from a text', () => {
    const file = calendarFile({ ...entry, title: 'Ferry\r\nEND:VEVENT\rX-BAD:1' }, madeAt);
    expect(file.split('\r\n').filter((line) => line === 'END:VEVENT')).toHaveLength(1);
    expect(file).toContain('SUMMARY:Ferry\\nEND:VEVENT\\nX-BAD:1\r\n');
  });

  test('gives back any text, in lines of at most 75 octets, whatever its script', () => {
    // One, two, three and four octets long, and all that means something to a calendar.
    const unit = fc.constantFrom('a', 'Z', ' ', '\\', ';', ',', ':', '"', 'n', 'é', '山', '🎟');
    const anyText = fc.string({ unit, maxLength: 150 });
    const anyLines = fc.array(anyText, { maxLength: 4 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(anyLines, anyText, (description, title) => {
        const file = calendarFile({ ...entry, title, description }, madeAt);
        expect(Math.max(...file.split('\r\n').map(octets))).toBeLessThanOrEqual(75);
        expect(plain(read(file).get('DESCRIPTION'))).toBe(description);
        expect(plain(read(file).get('SUMMARY'))).toBe(title);
      }),
    );
  });

  test('folds Chinese between characters', () => {
    const title = '山海之间'.repeat(20);
    const file = calendarFile({ ...entry, title }, madeAt);
    expect(file).toContain('\r\n ');
    expect(read(file).get('SUMMARY')).toBe(title);
  });
});
