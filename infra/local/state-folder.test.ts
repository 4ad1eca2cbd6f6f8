import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { PlainError } from './plain-error.ts';
import { openStateFolder } from './state-folder.ts';

async function folderForTest(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'frontrow-state-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('a folder is made with all that are above it, and is taken by one shop at a time', async () => {
  const path = join(await folderForTest(), 'a', 'b');
  const state = await openStateFolder(path, { reset: false });
  await expect(openStateFolder(path, { reset: false })).rejects.toThrow(/Another shop is running/);
  state.close();
  (await openStateFolder(path, { reset: true })).close();
});

test('a folder that cannot be made is told in a sentence', async () => {
  const file = join(await folderForTest(), 'file');
  await writeFile(file, '');
  for (const path of [file, join(file, 'below')]) {
    await expect(openStateFolder(path, { reset: false })).rejects.toThrow(PlainError);
    await expect(openStateFolder(path, { reset: false })).rejects.toThrow(/cannot be used/);
  }
});

test.skipIf(process.platform !== 'linux')(
  'where the system lets nobody make folders, nobody is kept waiting',
  async () => {
    await expect(openStateFolder('/proc/nope/deeper', { reset: false })).rejects.toThrow(
      /\/proc\/nope.*cannot be used/,
    );
  },
);
