import type { SeatRun } from '@frontrow/functions/contract/seat-map.ts';

/** Keeps a slip such as `1-99999999` from filling the memory before anything else can refuse it. */
const expandedMax = 10_000;

/** What is wrong with a file, in words for the person who wrote it. */
export class ImportFault extends Error {}

const letterOf = (code: number) => String.fromCharCode(code);

/**
 * `A-H,J` or `1-20` or `AA-AF` or `U01-U36`: names that count up in their last letter or their last digits. Numbers
 * keep their leading zeros.
 */
export function expandNames(text: string): string[] {
  const names = text.split(',').flatMap((part) => expandRange(part.trim()));
  if (names.length > expandedMax) throw new ImportFault(`“${text}” are more than ${expandedMax} names`);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new ImportFault(`“${text}” names ${twice} twice`);
  return names;
}

function expandRange(part: string): string[] {
  const [, from = '', to = from] = /^([A-Z0-9]{1,4})(?:-([A-Z0-9]{1,4}))?$/.exec(part) ?? [];
  if (from === '') throw new ImportFault(`“${part}” is not a name or a range such as A-F, 1-20 or U01-U36`);
  const [, stem, first = ''] = /^(.*?)(\d+|[A-Z])$/.exec(from) ?? [];
  const [, stemOfLast, last = ''] = /^(.*?)(\d+|[A-Z])$/.exec(to) ?? [];
  const digits = /\d/.test(first);
  const [low, high] = digits ? [Number(first), Number(last)] : [first.charCodeAt(0), last.charCodeAt(0)];
  if (stem !== stemOfLast || digits !== /\d/.test(last) || !(low <= high)) {
    throw new ImportFault(`“${part}” does not count up in one letter or one number: write it as several ranges`);
  }
  return Array.from({ length: high - low + 1 }, (_, at) =>
    digits
      ? `${stem}${String(low + at).padStart(first.startsWith('0') ? first.length : 1, '0')}`
      : stem + letterOf(low + at),
  );
}

/** `A-F: 1-12, 13-24`: the same runs of seats in each of some rows; a comma between runs is an aisle. */
export function expandRows(text: string): SeatRun[] {
  const [, rows, seats] = /^([^:]+):([^:]+)$/.exec(text) ?? [];
  if (rows === undefined || seats === undefined) {
    throw new ImportFault(`“${text}” is not rows, a colon and seats, such as A-F: 1-12, 13-24`);
  }
  const runs = seats.split(',').map((part) => readRun(part.trim()));
  return expandNames(rows).flatMap((row) => runs.map((run) => ({ row, ...run })));
}

function readRun(part: string): { from: number; to: number } {
  const [, from, to = from] = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(part) ?? [];
  if (from === undefined || Number(from) > Number(to)) {
    throw new ImportFault(`“${part}” is not a seat or a range of seats such as 1-12`);
  }
  return { from: Number(from), to: Number(to) };
}
