import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NewConcert } from '@frontrow/functions/contract/admin.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConcertFile } from './read-concert-file.ts';
import { readSeatList } from './seat-list.ts';

const nowMs = Date.UTC(2027, 0, 1);
let folder: string;
let good: object;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontrow-strange-'));
  good = JSON.parse(await readFile(join(import.meta.dirname, 'concerts/harpa.json'), 'utf8'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(text: string | Uint8Array) {
  const path = join(folder, 'strange.json');
  await writeFile(path, text);
  return readConcertFile(path, { nowMs });
}

/** Either every concert of it may be sent, or it is told what is wrong, in words a person can read. */
function expectJudged(result: Awaited<ReturnType<typeof read>>): void {
  if ('faults' in result) {
    expect(result.faults.length).toBeGreaterThan(0);
    for (const fault of result.faults) expect(fault).not.toMatch(/\[object|TypeError|\bat .*\.ts:/);
    return;
  }
  for (const { concert } of result.concerts) expect(NewConcert.safeParse(concert).error).toBeUndefined();
}

test('whatever a file holds, it is read or told to be wrong', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.uint8Array()), async (text) => {
      const result = await read(text);
      expectJudged(result);
      expect('faults' in result).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test('a good file with any one value replaced or taken out is read or told to be wrong', async () => {
  const paths = pathsOf(good);
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('', '../../etc/passwd', 'A1-A99999999', '1-999999999999', '__proto__', '2031-02-30', -1, 1e21),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), fc.option(value, { nil: undefined }), async (path, replaced) => {
      expectJudged(await read(JSON.stringify(changed(good, path, replaced))));
    }),
    { numRuns: 300 },
  );
});

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, each]) =>
    pathsOf(each, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length === 0 ? inner : [path, ...inner];
}

function changed(body: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const copy: Record<string | number, unknown> = Array.isArray(body) ? ([...body] as never) : { ...(body as object) };
  copy[key] = changed(copy[key], rest, value);
  return copy;
}

test('whatever lines a list of seats has, it is a hall or told to be wrong', async () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 6 }),
    fc.constantFrom('STAL', 'A', '1', '999', '0', '1000', 'std', '=1+1', '"', ''),
  );
  const line = fc.array(cell, { maxLength: 6 }).map((cells) => cells.join(','));
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 30 }), fc.boolean(), async (lines, hasHeader) => {
      const list = await readSeatList(hasHeader ? ['section,row,number,tier', ...lines] : lines, {
        fileName: 'hall.csv',
        priceTierIds: ['std'],
      });
      if ('faults' in list) expect(list.faults.length).toBeGreaterThan(0);
      else expect(list.sections.flatMap(({ runs }) => runs).length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});
