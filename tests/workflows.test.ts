import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };

const folder = join(import.meta.dirname, '../.github/workflows');
let workflows: { name: string; text: string }[];

beforeAll(async () => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yml'));
  workflows = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
  );
  expect(workflows.length, 'a check that reads no file proves nothing').toBeGreaterThanOrEqual(2);
});

const all = (pattern: RegExp) =>
  workflows.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, found = '']) => found));

test('every action names its version, and comes from GitHub or AWS', () => {
  const actions = all(/uses: (\S+)/g);
  expect(actions.length).toBeGreaterThan(5);
  for (const action of actions) expect(action).toMatch(/^(actions|aws-actions)\/[\w-]+@(v\d+|[0-9a-f]{40})$/);
});

test('what they run is there', () => {
  const scripts = all(/npm run ([\w:-]+)/g);
  expect(scripts).toContain('deploy');
  for (const script of scripts) expect(Object.keys(packageJson.scripts)).toContain(script);
});

test('none may write to the repository, none holds a key, and none puts what others wrote into a command', () => {
  for (const { name, text } of workflows) {
    expect(text, name).toMatch(/^permissions:\n {2}contents: read$/m);
    expect(text, name).not.toMatch(/: write(?<!id-token: write)$/m);
    expect(text, name).not.toMatch(/secrets\.|aws-access-key/i);
    for (const [, command = ''] of text.matchAll(/run: (.+)/g)) expect(command).not.toContain('${{');
  }
});

test('production waits for its reviewers, who have the diff before them', async () => {
  const { text = '' } = workflows.find(({ name }) => name === 'deploy.yml') ?? {};
  const prod = text.slice(text.indexOf('\n  prod:'));
  expect(prod).toMatch(/needs: diff/);
  expect(prod).toMatch(/environment: prod\b/);
  expect(text).toMatch(/npm run diff -- --stage prod/);
});
