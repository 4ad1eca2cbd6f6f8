import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PlainError } from '../local/plain-error.ts';
import { installPython } from './install-python.ts';

export interface MiniStack {
  readonly endpoint: string;
  /** Resolves with what it said last, once it has ended for whatever reason. */
  readonly ended: Promise<string>;
  /** Ends it with all functions it runs, and removes what they left on the disk. */
  stop(): Promise<void>;
}

export interface MiniStackOptions {
  readonly port: number;
  /** Where its Python packages live, and its files while it runs. */
  readonly folder: string;
  readonly report?: (step: string) => void;
}

const requirements = join(import.meta.dirname, 'requirements.txt');
/**
 * Each function that runs is a Node process of some 60 MB; calls beyond are answered with 429, as on AWS. A batch of a
 * queue that finds no place comes again after its visibility timeout, a minute later.
 */
const functionsAtOnce = 24;
const readyWithinMs = 30_000;
const endsWithinMs = 5_000;

/** Starts MiniStack, a local AWS without Docker, on the loopback interface. The first time it is installed, by hash. */
export async function startMiniStack({ port, folder, report = () => {} }: MiniStackOptions): Promise<MiniStack> {
  const program = await installPython({ name: 'MiniStack', command: 'ministack', requirements, folder, report });
  const scratch = join(folder, `run-${port}`);
  await rm(scratch, { recursive: true, force: true });
  await mkdir(scratch, { recursive: true });
  // Its scripts are of the older module format, which the package.json of this project would deny them.
  await writeFile(join(scratch, 'package.json'), '{}');
  const child = spawn(program, { env: environment(port, scratch), detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = lastWordsOf(child);
  const endpoint = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await endGroup(child, ended);
    await rm(scratch, { recursive: true, force: true });
  };
  // However this process ends, the emulator and its functions do not outlive it.
  process.once('exit', () => killGroup(child, 'SIGKILL'));
  try {
    await Promise.race([untilReady(endpoint), ended.then((words) => Promise.reject(didNotStart(port, words)))]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, ended, stop };
}

/** Functions run with the first node of the path: that of this process. The caller's own AWS settings stay outside. */
function environment(port: number, scratch: string): NodeJS.ProcessEnv {
  const ours = Object.entries(process.env).filter(([name]) => !/^(AWS|MINISTACK|LOCALSTACK|LAMBDA)_/.test(name));
  return {
    ...Object.fromEntries(ours),
    PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`,
    BIND_HOST: '127.0.0.1',
    GATEWAY_PORT: String(port),
    LAMBDA_ACCOUNT_CONCURRENCY: String(functionsAtOnce),
    TMPDIR: scratch,
  };
}

async function untilReady(endpoint: string): Promise<void> {
  for (const deadline = Date.now() + readyWithinMs; Date.now() < deadline; await sleep(200)) {
    const isReady = await fetch(`${endpoint}/_ministack/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
  }
  throw new PlainError(`MiniStack did not answer at ${endpoint} within ${readyWithinMs / 1_000} seconds.`);
}

const didNotStart = (port: number, words: string) =>
  new PlainError(`MiniStack did not start on port ${port}; is something else there? It said:\n${words}`);

function lastWordsOf(child: ChildProcess): Promise<string> {
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-2_000);
    });
  }
  return once(child, 'exit').then(
    () => words.trim(),
    (error: Error) => error.message,
  );
}

/** A process that waits for a custom resource does not mind SIGTERM. */
async function endGroup(child: ChildProcess, ended: Promise<string>): Promise<void> {
  killGroup(child, 'SIGTERM');
  await Promise.race([ended, sleep(endsWithinMs, undefined, { ref: false })]);
  killGroup(child, 'SIGKILL');
  await ended;
}

function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // The whole group has ended already.
  }
}
