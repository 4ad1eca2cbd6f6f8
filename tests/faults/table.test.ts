import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../sources.ts';

const rows = [...readFileSync(resolve(root, 'docs/faults.md'), 'utf8').matchAll(/^\| (F\d+) \|.*\| ([^|]+) \|$/gm)];
/** Faults of streams and of a second region, which the shop does without. */
const absent = ['F15', 'F16'];

test('every fault that can happen here is in the table, once', () => {
  const names = Array.from({ length: 30 }, (_, at) => `F${at + 1}`).filter((name) => !absent.includes(name));
  expect(rows.map(([, name]) => name)).toEqual(names);
});

test.each(rows.map(([, name, tests = '']) => [name, tests] as const))('%s has tests, which are there', (_, tests) => {
  const paths = [...tests.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.filter((path) => !existsSync(resolve(root, path)))).toEqual([]);
});

test.each(['under-faults', 'outage', 'crowd', 'uploads', 'sessions'])(
  'what %s says it lets happen is named in the table',
  (file) => {
    const text = readFileSync(resolve(import.meta.dirname, `${file}.test.ts`), 'utf8');
    const named = [...text.matchAll(/\bF\d+\b/g)].map(([name]) => name);
    expect(named.length).toBeGreaterThan(3);
    const ofFile = rows
      .filter(([, , tests = '']) => tests.includes(`tests/faults/${file}.test.ts`))
      .map(([, name]) => name);
    expect(named.filter((name) => !ofFile.includes(name))).toEqual([]);
  },
);
