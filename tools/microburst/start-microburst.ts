import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { installPython } from '@frontrow/infra/local-cloud/install-python.ts';

/** A fault as microburst takes it: https://pypi.org/project/microburst/ */
export interface Rule {
  readonly service: 'dynamodb';
  readonly operation?: string;
  readonly probability?: number;
  readonly [fault: string]: unknown;
}

/** A proxy in front of a service, which does to its answers what AWS and networks do. */
export interface Microburst {
  readonly url: string;
  begin(rules: readonly Rule[] | { readonly preset: string }): Promise<void>;
  /** Answers what was done since it began, by kind. */
  end(): Promise<Map<string, number>>;
  stop(): Promise<void>;
}

const startsWithinMs = 20_000;

export async function startMicroburst(upstream: string, report: (step: string) => void): Promise<Microburst> {
  const program = await installPython({
    name: 'microburst',
    command: 'microburst',
    requirements: join(import.meta.dirname, 'requirements.txt'),
    folder: join(import.meta.dirname, '../../.local/microburst'),
    report,
  });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(program, ['--upstream', upstream, '--port', String(port), '--no-resign'], { stdio: 'ignore' });
  const control = async (path: string, method = 'GET', body?: unknown) => {
    const sent = body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    const answer = await fetch(`${url}/_microburst/${path}`, { method, ...sent });
    if (!answer.ok)
      throw new Error(`microburst: ${method} ${path} is answered ${answer.status} ${await answer.text()}`);
    return answer.json().catch(() => undefined);
  };
  const isUp = () => control('health').then(Boolean, () => false);
  for (const giveUpAt = Date.now() + startsWithinMs; !(await isUp()); await sleep(100)) {
    if (child.exitCode !== null || Date.now() > giveUpAt) throw new Error('microburst does not start');
  }
  return {
    url,
    async begin(rules) {
      await control('fired', 'DELETE');
      if ('preset' in rules) await control(`presets/${rules.preset}`, 'POST');
      else await control('rules', 'POST', rules);
    },
    async end() {
      const fired = (await control('fired?limit=100000')) as readonly { readonly action: string }[];
      await control('rules', 'POST', []);
      const counts = new Map<string, number>();
      for (const { action } of fired) counts.set(action, (counts.get(action) ?? 0) + 1);
      return counts;
    },
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
