import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PlainError } from '../plain-error.ts';
import { startTied } from './child.ts';

export interface DynamoDb {
  readonly url: string;
  /** Rejects when the emulator ends although nobody stopped it. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}

const startSecondsMax = 10;

/** The Dynoxide binary that npm installed for this platform, if there is one. */
export function findDynoxide(): string | undefined {
  const { resolve } = createRequire(import.meta.url);
  try {
    const folder = dirname(resolve(`@dynoxide/${process.platform}-${process.arch}/package.json`));
    const program = join(folder, process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide');
    return existsSync(program) ? program : undefined;
  } catch {
    return undefined;
  }
}

/** Starts Dynoxide on a free loopback port, in memory where no file is given. */
export async function startDynoxide(program: string, file?: string): Promise<DynamoDb> {
  const port = await freePort();
  const args = ['serve', '--host', '127.0.0.1', '-p', String(port), ...(file ? ['--db-path', file] : [])];
  const { ended, stop } = startTied(program, args);
  let state: 'running' | 'stopping' = 'running';
  const failed = new Promise<never>((_, reject) => {
    ended.then((lastWords) => {
      if (state === 'stopping') return;
      // Its own words, or those of the shell that could not start it.
      const reason = /^(?:error|sh: .*): (.*)$/m.exec(lastWords)?.[1];
      reject(new PlainError(`Dynoxide, the embedded DynamoDB, has ended${reason ? `: ${reason}` : ''}.`));
    });
  });
  // Whoever cares awaits it; nobody must.
  failed.catch(() => {});
  const url = `http://127.0.0.1:${port}`;
  await Promise.race([untilAnswering(url), failed]);
  return {
    url,
    failed,
    stop() {
      state = 'stopping';
      return stop();
    },
  };
}

async function untilAnswering(url: string): Promise<void> {
  const giveUpAt = Date.now() + startSecondsMax * 1_000;
  while (Date.now() < giveUpAt) {
    const answered = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await wait(20);
  }
  throw new PlainError(`Dynoxide, the embedded DynamoDB, did not answer within ${startSecondsMax} seconds.`);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('A listening server has no port');
  return address.port;
}
