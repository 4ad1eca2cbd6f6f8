import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type PreparedConcert, prepareConcert } from './prepare-concert.ts';

export type ConcertFile = { concerts: PreparedConcert[] } | { faults: string[] };

/** Reads a JSON file of one concert or of a list of them. One fault anywhere, and none of its concerts is given out. */
export async function readConcertFile(
  path: string,
  { nowMs, seatList }: { nowMs: number; seatList?: string },
): Promise<ConcertFile> {
  const file = basename(path);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return { faults: [`there is no file ${path} that can be read`] };
  const json = parse(text);
  if ('fault' in json) return { faults: [`${file} ${json.fault}`] };
  const entries = Array.isArray(json.value) ? json.value : [json.value];
  if (entries.length === 0) return { faults: [`${file} holds no concert`] };
  if (seatList !== undefined && entries.length > 1) {
    return {
      faults: [
        `${file} holds ${entries.length} concerts, and a CSV is the hall of one: name it as "seatList" in its entry`,
      ],
    };
  }
  const concerts: PreparedConcert[] = [];
  const faults: string[] = [];
  for (const [at, entry] of entries.entries()) {
    const result = await prepareConcert(entry, {
      folder: dirname(path),
      nowMs,
      ...(seatList !== undefined && { seatList }),
    });
    if ('prepared' in result) concerts.push(result.prepared);
    else faults.push(...result.faults.map((fault) => `${nameOf(file, entries, entry, at)}: ${fault}`));
  }
  return faults.length > 0 ? { faults } : { concerts };
}

/** Reads every concert file of a folder, in the order of their names. */
export async function readConcertFolder(folder: string, { nowMs }: { nowMs: number }): Promise<ConcertFile> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const files = await Promise.all(names.map((name) => readConcertFile(join(folder, name), { nowMs })));
  const faults = files.flatMap((file) => ('faults' in file ? file.faults : []));
  return faults.length > 0
    ? { faults }
    : { concerts: files.flatMap((file) => ('concerts' in file ? file.concerts : [])) };
}

function parse(text: string): { value: unknown } | { fault: string } {
  try {
    return { value: JSON.parse(text.replace(/^\ufeff/, '')) };
  } catch (error) {
    const { message } = error as SyntaxError;
    // The engine tells the place as "(line 3 column 5)", or not at all where the text just ends.
    const [, line] = /\(line (\d+) column \d+\)/.exec(message) ?? [undefined, text.split('\n').length];
    return { fault: `line ${line}: ${message.replace(/ in JSON.*| \(line.*/s, '')}` };
  }
}

function nameOf(file: string, entries: unknown[], entry: unknown, at: number): string {
  const named = typeof entry === 'object' && entry !== null && 'title' in entry ? entry.title : undefined;
  const title = typeof named === 'string' ? ` (${named.slice(0, 60)})` : '';
  return entries.length > 1 ? `${file}, concert ${at + 1}${title}` : `${file}${title}`;
}
