import { mkdir, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PlainError } from './plain-error.ts';

/** Where a shop that outlives its process keeps what it knows. */
export interface StateFolder {
  readonly dynamodb: string;
  readonly s3AndSqs: string;
  readonly secrets: string;
  close(): void;
}

/** Takes the folder for this process alone, and empties it first when asked to: of our own files, nothing else. */
export async function openStateFolder(path: string, { reset }: { reset: boolean }): Promise<StateFolder> {
  const folder = resolve(path);
  await makeFolder(folder).catch((error: Error) => {
    throw new PlainError(`The folder ${folder} cannot be used: ${error.message}.`);
  });
  const lock = takeLock(folder);
  const files = {
    dynamodb: join(folder, 'dynamodb.sqlite'),
    s3AndSqs: join(folder, 's3-and-sqs'),
    secrets: join(folder, 'secrets.json'),
  };
  if (reset) {
    const beside = ['', '-wal', '-shm'].map((ending) => `${files.dynamodb}${ending}`);
    const ours = [...beside, files.s3AndSqs, files.secrets];
    await Promise.all(ours.map((file) => rm(file, { recursive: true, force: true })));
  }
  return { ...files, close: () => lock.close() };
}

/**
 * One level after the other. Node's own `recursive` asks for ever where the system denies a folder although the one above
 * is there, as below /proc.
 */
async function makeFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return;
  if (found === undefined && dirname(folder) !== folder) await makeFolder(dirname(folder));
  await mkdir(folder);
}

/** A lock that the kernel lets go of however its process ends, so that there is never a stale one. */
function takeLock(folder: string): DatabaseSync {
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock?.close();
    const isTaken = (error as { errcode?: number }).errcode === 5;
    if (isTaken)
      throw new PlainError(`Another shop is running on the folder ${folder}: stop it first, or choose another.`);
    throw new PlainError(`The folder ${folder} cannot be used: ${(error as Error).message}.`);
  }
}
