import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { root } from './sources.ts';

const text = readFileSync(join(root, 'docs/security.md'), 'utf8');
const rows = text.split('\n').filter((line) => /^\| (\d|API)/.test(line));

test('every requirement names a test or a reason', () => {
  expect(rows.length, 'a check that reads no row proves nothing').toBeGreaterThan(40);
  for (const row of rows) {
    const proof = row.split('|').at(-2) ?? '';
    expect(proof, row).toMatch(/`[\w./-]+\.test\.ts`|`npm run [\w:]+`|reason: .{20,}/);
  }
});

test('every file and command that is named is there', () => {
  const files = [...text.matchAll(/`((?:functions|infra|frontend|tests|tools|docs)\/[\w./-]+)`/g)].map(
    ([, file = '']) => file,
  );
  expect(new Set(files).size).toBeGreaterThan(20);
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  for (const [, script = ''] of text.matchAll(/`npm run ([\w:]+)/g))
    expect(Object.keys(packageJson.scripts)).toContain(script);
});
