import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { holes } from './holes.ts';

const root = join(import.meta.dirname, '../..');
const vitest = join(root, 'node_modules/vitest/vitest.mjs');

/** How many tests failed and passed. */
async function run(hole: string): Promise<{ failed: number; passed: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'frontrow-hole-'));
  const report = join(folder, 'report.json');
  const args = [vitest, 'run', '--config', 'tools/holes/vitest.config.ts', '--reporter=json', `--outputFile=${report}`];
  const env = { ...process.env, HOLE: hole, VITEST: undefined };
  try {
    // It ends with 1 where tests failed, as they should.
    await promisify(execFile)(process.execPath, args, { cwd: root, env }).catch(() => {});
    const { numFailedTests, numPassedTests } = JSON.parse(await readFile(report, 'utf8'));
    return { failed: numFailedTests, passed: numPassedTests };
  } finally {
    await rm(folder, { recursive: true });
  }
}

test.each(Object.keys(holes))('%s: the tests notice', { timeout: 180_000 }, async (name) => {
  const { file = '', sound = '' } = holes[name] ?? {};
  expect(await readFile(join(root, file), 'utf8'), 'the place where the hole is planted').toContain(sound);
  const { failed, passed } = await run(name);
  expect(failed, 'tests that notice').toBeGreaterThan(0);
  // Where every test fails, something else is broken than what the hole breaks.
  expect(passed, 'tests that the hole does not touch').toBeGreaterThan(0);
});
