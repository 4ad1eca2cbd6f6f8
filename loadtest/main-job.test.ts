import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'main-job.ts'), ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

test('help tells what is done and how', () => {
  expect(run('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('20,000 seats') });
});

test.each([
  [['--buyers', 'many'], '--buyers takes a whole number'],
  [['--nonsense'], '--nonsense'],
])('%j is refused in words', (args, message) => {
  const { status, stderr } = run(...args);
  expect(status).toBe(1);
  expect(stderr).toContain(message);
  expect(stderr).not.toContain('    at ');
});
