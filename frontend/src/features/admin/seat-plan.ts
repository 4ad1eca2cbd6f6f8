import { limits } from '@frontrow/functions/contract/limits.ts';
import type { Section } from '@frontrow/functions/contract/seat-map.ts';

/** A section as an admin describes it: so many rows of so many seats, with aisles after some of the seats. */
export interface SectionDraft {
  /** Tells drafts apart while names change. */
  key: number;
  name: string;
  tierKey: number;
  rows: string;
  seatsPerRow: string;
  /** Seat numbers after which an aisle runs, such as `8, 16`; may be empty. */
  aislesAfter: string;
}

/** What a number in a draft stands for, if it is one within its limits. */
export const wholeNumber = (text: string, max: number): number | undefined => {
  const value = Number(text.trim());
  return /^\d{1,6}$/.test(text.trim()) && value >= 1 && value <= max ? value : undefined;
};

export const rowsOf = ({ rows }: SectionDraft) => wholeNumber(rows, limits.rowsPerSection);
export const seatsPerRowOf = ({ seatsPerRow }: SectionDraft) => wholeNumber(seatsPerRow, limits.seatsPerRow);

/** The seat numbers after which an aisle runs; undefined where the text is no list of seats within the row. */
export function aislesOf(draft: SectionDraft): number[] | undefined {
  const seats = seatsPerRowOf(draft) ?? limits.seatsPerRow;
  const parts = draft.aislesAfter.split(/[\s,，、;]+/).filter(Boolean);
  const aisles = parts.map((part) => wholeNumber(part, seats - 1));
  if (aisles.some((aisle) => aisle === undefined)) return undefined;
  return [...new Set(aisles as number[])].sort((a, b) => a - b);
}

/** How many seats a draft makes; 0 while it cannot be read. */
export const seatsOf = (draft: SectionDraft) => (rowsOf(draft) ?? 0) * (seatsPerRowOf(draft) ?? 0);

/** A, B, … Z, AA, AB, …: the front row first. */
export function rowLabel(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : rowLabel(Math.floor(index / 26) - 1) + letter;
}

/** The runs of seats that a draft describes; undefined while it cannot be read. */
export function runsOf(draft: SectionDraft): Section['runs'] | undefined {
  const [rows, seats, aisles] = [rowsOf(draft), seatsPerRowOf(draft), aislesOf(draft)];
  if (rows === undefined || seats === undefined || aisles === undefined) return undefined;
  const starts = [1, ...aisles.map((aisle) => aisle + 1)];
  return Array.from({ length: rows }, (_, index) => rowLabel(index)).flatMap((row) =>
    starts.map((from, at) => ({ row, from, to: (starts[at + 1] ?? seats + 1) - 1 })),
  );
}

/** A short code a section, made from its name: STAL for Stalls, then STA2 for the next that would be the same. */
export function sectionCodes(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const code = freeCode(codeOf(name), taken);
    taken.add(code);
    return code;
  });
}

// Block 12 keeps its number: B12 is what ushers would call it.
function codeOf(name: string): string {
  const plain = name.normalize('NFD').toUpperCase();
  const letters = plain.replace(/[^A-Z]/g, '');
  const digits = plain.replace(/\D/g, '').slice(-3);
  return letters.slice(0, 4 - digits.length) + digits || 'S';
}

function freeCode(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let count = 2; ; count += 1) {
    const code = wanted.slice(0, 4 - String(count).length) + count;
    if (!taken.has(code)) return code;
  }
}

/** The name of a copy: the number at its end counted up, or a 2 where there is none. */
export function nextName(name: string): string {
  const match = /^(.*?)(\d+)$/.exec(name.trim());
  return match ? `${match[1]}${Number(match[2]) + 1}` : `${name.trim()} 2`;
}
