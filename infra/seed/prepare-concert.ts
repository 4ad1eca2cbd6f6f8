import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { NewConcert } from '@frontrow/functions/contract/admin.ts';
import { limits } from '@frontrow/functions/contract/limits.ts';
import type { Section } from '@frontrow/functions/contract/seat-map.ts';
import * as z from 'zod/mini';
import { findSeatPlanFaults } from './check-seat-plan.ts';
import { ConcertEntry, type SectionEntry } from './concert-file.ts';
import { expandNames, expandRows, ImportFault } from './layout.ts';
import { instantFrom, instantIn } from './local-time.ts';
import { drawPoster } from './posters/draw-poster.ts';
import { readSeatList } from './seat-list.ts';

/** A concert that may be sent. */
export interface PreparedConcert {
  concert: NewConcert;
  /** Whether its start was counted from today: then the same concert starts at another time tomorrow. */
  startsRelative: boolean;
  /** Drawn when it is needed. */
  poster?: () => { bytes: Uint8Array; mediaType: string };
}

export type Prepared = { prepared: PreparedConcert } | { faults: string[] };

export interface PrepareOptions {
  /** Where files that the entry names are looked for. */
  folder: string;
  nowMs: number;
  /** A CSV of seats instead of the one the entry names. */
  seatList?: string;
}

// The contract's small zod says no more than “Invalid input” by itself.
const inWords = { error: z.locales.en().localeError };

type Issue = { path: PropertyKey[]; message: string };

const faultsOf = (issues: readonly Issue[]) =>
  issues.slice(0, 20).map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message));

/** Turns an entry of a concert file into what the API takes, or says everything that is wrong with it. */
export async function prepareConcert(entry: unknown, options: PrepareOptions): Promise<Prepared> {
  const read = ConcertEntry.safeParse(entry, inWords);
  if (!read.success) return { faults: faultsOf(read.error.issues) };
  try {
    const sections = await sectionsOf(read.data, options);
    if ('faults' in sections) return sections;
    const checked = NewConcert.safeParse(newConcertOf(read.data, sections.sections, options.nowMs), inWords);
    if (!checked.success) return { faults: faultsOf(checked.error.issues) };
    const faults = findSeatPlanFaults(checked.data);
    if (faults.length > 0) return { faults };
    const poster = await posterOf(read.data.poster, options.folder);
    return {
      prepared: { concert: checked.data, startsRelative: read.data.startsIn !== undefined, ...(poster && { poster }) },
    };
  } catch (error) {
    if (error instanceof ImportFault) return { faults: [error.message] };
    throw error;
  }
}

function newConcertOf(entry: ConcertEntry, sections: Section[], nowMs: number) {
  const { title, artist, description, venue, currency, priceTiers } = entry;
  const { seatsPerOrder, seatsPerBuyer, checkout, holdMinutes, networkShare, salesMode, proofOfWork } = entry;
  const { timeZone } = venue;
  const at = (moment: string | undefined, span: string | undefined, time: string | undefined) =>
    moment === undefined ? instantIn(span ?? '', time, timeZone, nowMs) : instantFrom(moment, timeZone);
  return {
    title,
    artist,
    venue,
    startsAt: at(entry.startsAt, entry.startsIn, entry.startTime),
    onSaleAt: at(entry.onSaleAt, entry.onSaleIn, entry.onSaleTime),
    currency,
    priceTiers,
    sections,
    ...(description !== undefined && { description }),
    ...(entry.salesEndAt !== undefined && { salesEndAt: instantFrom(entry.salesEndAt, timeZone) }),
    ...(seatsPerOrder !== undefined && { seatsPerOrder }),
    ...(seatsPerBuyer !== undefined && { seatsPerBuyer }),
    ...(checkout !== undefined && { checkout }),
    ...(holdMinutes !== undefined && { holdMinutes }),
    ...(networkShare !== undefined && { networkShare }),
    ...(salesMode !== undefined && { salesMode }),
    ...(proofOfWork !== undefined && { proofOfWork }),
  };
}

async function sectionsOf(
  entry: ConcertEntry,
  { folder, seatList }: PrepareOptions,
): Promise<{ sections: Section[] } | { faults: string[] }> {
  const path = seatList ?? (entry.seatList === undefined ? undefined : join(folder, entry.seatList));
  if ((path === undefined) === (entry.sections === undefined)) {
    throw new ImportFault('give either sections or a list of seats (seatList, or --csv), one of them');
  }
  if (path === undefined) return { sections: (entry.sections ?? []).flatMap(expandSection) };
  const lines = createInterface({ input: await openFile(path), crlfDelay: Number.POSITIVE_INFINITY });
  return readSeatList(lines, {
    fileName: basename(path),
    priceTierIds: entry.priceTiers.map(({ id }) => id),
    sectionNames: entry.sectionNames ?? {},
  });
}

async function openFile(path: string) {
  const stream = createReadStream(path, 'utf8');
  await new Promise((resolve, reject) => {
    stream.once('open', resolve);
    stream.once('error', () => reject(new ImportFault(`there is no file ${path} that can be read`)));
  });
  return stream;
}

function expandSection({ code, codes, name, priceTierId, side, rows }: SectionEntry, at: number): Section[] {
  try {
    const runs = rows.flatMap(expandRows);
    return expandNames(codes ?? code ?? '').map((each) => ({
      code: each,
      name: name.replaceAll('{code}', each),
      priceTierId,
      ...(side !== undefined && { side }),
      runs,
    }));
  } catch (error) {
    throw error instanceof ImportFault ? new ImportFault(`sections.${at}: ${error.message}`) : error;
  }
}

const mediaTypes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

async function posterOf(poster: ConcertEntry['poster'], folder: string): Promise<PreparedConcert['poster']> {
  if (poster === undefined) return undefined;
  if (typeof poster !== 'string') return () => ({ bytes: drawPoster(poster), mediaType: 'image/png' });
  const mediaType = mediaTypes[poster.split('.').at(-1)?.toLowerCase() ?? ''];
  if (mediaType === undefined) throw new ImportFault(`poster ${poster} is not a .jpg, .png or .webp file`);
  const bytes = await readFile(join(folder, poster)).catch(() => {
    throw new ImportFault(`there is no poster ${poster} that can be read`);
  });
  if (bytes.length > limits.posterBytes)
    throw new ImportFault(`poster ${poster} is larger than ${limits.posterBytes} bytes`);
  return () => ({ bytes, mediaType });
}
