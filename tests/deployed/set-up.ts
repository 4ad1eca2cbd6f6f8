import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { root } from './deployed-shop.ts';

/** Deploys the whole app to a local cloud of its own, by the commands that people use; afterwards nothing of it is left. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const ministack = command('infra/local-cloud/run-ministack.ts', '--port', String(port));
  const assembly = join(root, `.local/cdk.out-${port}`);
  let edge: ChildProcess | undefined;
  const tearDown = async () => {
    if (edge !== undefined) await end(edge);
    await end(ministack);
    await rm(assembly, { recursive: true, force: true });
    const leftover = join(root, `.local/ministack/run-${port}`);
    if (existsSync(leftover)) throw new Error(`MiniStack left ${leftover} behind`);
    if (await answers(endpoint)) throw new Error(`MiniStack still answers at ${endpoint}`);
  };
  try {
    await said(ministack, /MiniStack answers at/);
    edge = command('infra/local-cloud/run-deploy-local.ts', '--endpoint', endpoint, '--port', '0');
    const [, url = ''] = await said(edge, /The shop is open: (http\S+)/);
    project.provide('deployed', { url, endpoint, stage: 'local', assembly });
    return tearDown;
  } catch (error) {
    await tearDown();
    throw error;
  }
}

function command(script: string, ...args: readonly string[]): ChildProcess {
  const env = { ...process.env, NO_COLOR: '1' };
  return spawn(process.execPath, [join(root, script), ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Waits for a line of a command and shows what it says until then. */
function said(child: ChildProcess, line: RegExp): Promise<RegExpExecArray> {
  let words = '';
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        words += text;
        process.stdout.write(text);
        const found = line.exec(words);
        if (found) resolve(found);
      });
    }
    child.once('exit', (status) => reject(new Error(`The command ended with ${status}:\n${words}`)));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

const answers = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}
