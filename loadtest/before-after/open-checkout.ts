import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Login } from '../shop.ts';

export interface OpenCheckout {
  readonly apiUrl: string;
  readonly admin: Login;
  readonly pid: number;
  stop(): Promise<void>;
}

const startSecondsMax = 120;

/** Starts the shop of a checkout of any age as `npm start` does, and reads from its greeting where it is and who its admin is. */
export async function openCheckout(folder: string): Promise<OpenCheckout> {
  const args = [join(folder, 'infra/local/run.ts'), '--no-site', '--port', '0'];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const endChild = () => child.kill();
  process.once('exit', endChild);
  const stop = async () => {
    process.off('exit', endChild);
    child.kill('SIGINT');
    await ended;
  };
  try {
    return { ...(await readGreeting(child.stdout, ended)), pid: child.pid ?? 0, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function readGreeting(
  output: NodeJS.ReadableStream,
  ended: Promise<unknown>,
): Promise<Omit<OpenCheckout, 'stop' | 'pid'>> {
  let text = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The shop did not open in time.')), startSecondsMax * 1_000);
    ended.then(() => reject(new Error('The shop ended before it opened.')));
    output.on('data', (chunk) => {
      text += stripVTControlCharacters(String(chunk));
      const url = /is open: (\S+)/.exec(text)?.[1];
      const [, email, password] = /^\s*admin\s+(\S+)\s+(\S+)\s*$/m.exec(text) ?? [];
      if (url === undefined || email === undefined || password === undefined) return;
      clearTimeout(timer);
      resolve({ apiUrl: `${url}/api`, admin: { email, password } });
    });
  });
}
