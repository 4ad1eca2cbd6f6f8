import { limits } from '@frontrow/functions/contract/limits.ts';
import type { SeatRun, Section } from '@frontrow/functions/contract/seat-map.ts';

const columns = ['section', 'row', 'number', 'tier'] as const;
/** More would hide the first ones. */
const faultsShown = 20;

interface ListedSection {
  tier: string;
  firstLine: number;
  /** By row: the line of each seat number. */
  rows: Map<string, Map<number, number>>;
  seatCount: number;
}

export interface SeatListOptions {
  /** The file's name as faults call it. */
  fileName: string;
  priceTierIds: readonly string[];
  /** Names of sections by code; a section without one is called by its code. */
  sectionNames?: Readonly<Record<string, string>>;
}

export type SeatList = { sections: Section[] } | { faults: string[] };

/**
 * Reads lines of `section,row,number,tier` (or with semicolons) below a header with these words in any order. Sections
 * and rows stand as they come first; seats of a row stand by number, and a gap in the numbers is an aisle.
 */
export async function readSeatList(
  lines: AsyncIterable<string> | Iterable<string>,
  { fileName, priceTierIds, sectionNames = {} }: SeatListOptions,
): Promise<SeatList> {
  const faults: string[] = [];
  const sections = new Map<string, ListedSection>();
  let order: number[] | undefined;
  let separator = ',';
  let [lineNumber, seatCount] = [0, 0];
  for await (const text of lines) {
    lineNumber += 1;
    const line = lineNumber === 1 ? text.replace(/^\ufeff/, '') : text;
    if (line.trim() === '') continue;
    if (!order) {
      separator = line.includes(';') ? ';' : ',';
      order = readHeader(splitLine(line, separator));
      if (!order)
        return {
          faults: [`${fileName} line ${lineNumber}: the first line must name the columns ${columns.join(',')}`],
        };
      continue;
    }
    const fault = addSeat(sections, splitLine(line, separator), order, { lineNumber, priceTierIds });
    if (fault !== undefined) faults.push(`${fileName} line ${lineNumber}: ${fault}`);
    else seatCount += 1;
    if (seatCount > limits.seatsPerConcert)
      faults.push(`${fileName} line ${lineNumber}: more than ${limits.seatsPerConcert} seats`);
    if (faults.length >= faultsShown || seatCount > limits.seatsPerConcert) break;
  }
  if (faults.length === 0 && seatCount === 0)
    faults.push(`${fileName} line ${Math.max(1, lineNumber)}: there are no seats`);
  if (faults.length > 0) return { faults };
  return { sections: [...sections].map(([code, listed]) => sectionOf(code, sectionNames[code] ?? code, listed)) };
}

/** Fields may stand in double quotes, as spreadsheets write them; none of ours may hold a separator. */
const splitLine = (line: string, separator: string) =>
  line.split(separator).map((field) =>
    field
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );

/** Where each of our columns stands, or undefined if they are not exactly these. */
function readHeader(fields: string[]): number[] | undefined {
  const names = fields.map((field) => field.toLowerCase());
  const order = columns.map((column) => names.indexOf(column));
  return names.length === columns.length && !order.includes(-1) ? order : undefined;
}

/** Adds the seat of a line, or says what is wrong with it. */
function addSeat(
  sections: Map<string, ListedSection>,
  fields: string[],
  order: number[],
  { lineNumber, priceTierIds }: { lineNumber: number; priceTierIds: readonly string[] },
): string | undefined {
  if (fields.length !== columns.length) return `${fields.length} fields where ${columns.length} belong`;
  const [code = '', row = '', digits = '', tier = ''] = order.map((at) => fields[at]);
  const number = Number(digits);
  if (!/^[A-Z0-9]{1,4}$/.test(code)) return `section “${shorten(code)}” is not 1 to 4 capital letters and digits`;
  if (!/^[A-Z0-9]{1,3}$/.test(row)) return `row “${shorten(row)}” is not 1 to 3 capital letters and digits`;
  if (!/^[1-9]\d{0,2}$/.test(digits)) return `number “${shorten(digits)}” is not a whole number from 1 to 999`;
  if (!priceTierIds.includes(tier)) return `there is no price tier “${shorten(tier)}”, only ${priceTierIds.join(', ')}`;
  const section = sections.get(code) ?? { tier, firstLine: lineNumber, rows: new Map(), seatCount: 0 };
  if (section.tier !== tier)
    return `section ${code} has the tier ${section.tier} since line ${section.firstLine}, and a section has one`;
  const seats = section.rows.get(row) ?? new Map<number, number>();
  const before = seats.get(number);
  if (before !== undefined) return `seat ${code}-${row}-${number} stands on line ${before} already`;
  seats.set(number, lineNumber);
  section.rows.set(row, seats);
  section.seatCount += 1;
  sections.set(code, section);
  return tooMany(sections, code, section, row, seats);
}

function tooMany(
  sections: Map<string, ListedSection>,
  code: string,
  section: ListedSection,
  row: string,
  seats: Map<number, number>,
): string | undefined {
  if (sections.size > limits.sectionsPerConcert)
    return `section ${code} is one more than the ${limits.sectionsPerConcert} a hall may have`;
  if (section.rows.size > limits.rowsPerSection)
    return `row ${row} is one more than the ${limits.rowsPerSection} a section may have`;
  if (section.seatCount > limits.seatsPerSection)
    return `section ${code} has more than ${limits.seatsPerSection} seats`;
  if (seats.size > limits.seatsPerRow) return `row ${row} of section ${code} has more than ${limits.seatsPerRow} seats`;
  return undefined;
}

const shorten = (text: string) => (text.length > 30 ? `${text.slice(0, 30)}…` : text);

const sectionOf = (code: string, name: string, { tier, rows }: ListedSection): Section => ({
  code,
  name,
  priceTierId: tier,
  runs: [...rows].flatMap(([row, seats]) =>
    runsOf(
      row,
      [...seats.keys()].sort((one, other) => one - other),
    ),
  ),
});

function runsOf(row: string, numbers: number[]): SeatRun[] {
  const runs: SeatRun[] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last.to + 1 === number) last.to = number;
    else runs.push({ row, from: number, to: number });
  }
  return runs;
}
