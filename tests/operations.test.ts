import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { settingNames } from '@frontrow/infra/read-context.ts';
import { beforeAll, expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };

let text: string;

beforeAll(async () => {
  text = await readFile(join(import.meta.dirname, '../docs/operations.md'), 'utf8');
});

test('every command that operators are told is there', () => {
  const scripts = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script);
  expect(scripts.length).toBeGreaterThan(10);
  for (const script of scripts) expect(Object.keys(packageJson.scripts)).toContain(script);
});

test('every setting is described, and none that is not there', () => {
  const rows = [...text.matchAll(/^\| (`\w+`(?:, `\w+`)*) \|/gm)].flatMap(
    ([, names = '']) => names.match(/\w+/g) ?? [],
  );
  expect(rows.toSorted()).toEqual(settingNames.filter((name) => name !== 'stage').toSorted());
});

test('every link within the page leads somewhere', () => {
  const anchorOf = (heading: string) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-');
  const anchors = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));
  const links = [...text.matchAll(/\]\(#([\w-]+)\)/g)].map(([, anchor]) => anchor);
  expect(links.length).toBeGreaterThan(2);
  for (const link of links) expect(anchors).toContain(link);
});
