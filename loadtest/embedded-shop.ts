import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Login } from './shop.ts';

const run = join(import.meta.dirname, '../infra/local/run.ts');
const startTimeoutSeconds = 120;

export interface EmbeddedShop {
  apiUrl: string;
  admin: Login;
  stop(): Promise<void>;
}

/** Starts a shop of its own beside this process and learns from its greeting where it is and who its admin is. */
export async function startEmbeddedShop(onLine: (line: string) => void): Promise<EmbeddedShop> {
  const child = spawn(process.execPath, [run, '--no-site', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  // Whatever ends this process must not leave a shop behind.
  const endChild = () => child.kill();
  process.once('exit', endChild);
  const stop = async () => {
    process.off('exit', endChild);
    child.kill('SIGINT');
    await ended;
  };
  try {
    return { ...(await readGreeting(child.stdout, ended, onLine)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function readGreeting(
  output: NodeJS.ReadableStream,
  ended: Promise<unknown>,
  onLine: (line: string) => void,
): Promise<Omit<EmbeddedShop, 'stop'>> {
  let text = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The shop did not open in time.')), startTimeoutSeconds * 1_000);
    ended.then(() => reject(new Error('The shop ended before it opened.')));
    output.on('data', (chunk) => {
      const piece = stripVTControlCharacters(String(chunk));
      text += piece;
      for (const line of piece.split('\n')) if (line.trim() !== '') onLine(line.trim());
      const url = /is open: (\S+)/.exec(text)?.[1];
      const [, email, password] = /^\s*admin\s+(\S+)\s+(\S+)\s*$/m.exec(text) ?? [];
      if (url === undefined || email === undefined || password === undefined) return;
      clearTimeout(timer);
      resolve({ apiUrl: `${url}/api`, admin: { email, password } });
    });
  });
}
