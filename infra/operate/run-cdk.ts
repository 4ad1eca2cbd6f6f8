import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PlainError } from '../local/plain-error.ts';

export const projectRoot = join(import.meta.dirname, '../..');
const cdk = join(dirname(createRequire(import.meta.url).resolve('aws-cdk/package.json')), 'bin/cdk');

interface CdkOptions {
  readonly stage?: string | undefined;
  readonly context?: readonly string[];
  /** Beside those of this process. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Hears its progress line by line; without it, it writes to the terminal itself and may ask there. */
  readonly report?: (line: string) => void;
}

/** Runs the CDK's own command line of this project. Throws one sentence where it fails; it has told why by then. */
export async function runCdk(
  args: readonly string[],
  { stage, context = [], environment = {}, report }: CdkOptions = {},
): Promise<void> {
  const given = [...(stage === undefined ? [] : [`booking:stage=${stage}`]), ...context];
  const all = [...args, '--no-notices', ...given.flatMap((each) => ['--context', each])];
  const child = spawn(process.execPath, [cdk, ...all], {
    cwd: projectRoot,
    env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true', ...environment },
    stdio: report === undefined ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  const words: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
        words.push(line);
        report?.(line);
      }
    });
  }
  const [status] = await once(child, 'exit');
  if (status === 0) return;
  const said = report === undefined ? '' : `\n${words.slice(-20).join('\n')}`;
  throw new PlainError(`cdk ${args[0]} failed: see what it says above.${said}`);
}
