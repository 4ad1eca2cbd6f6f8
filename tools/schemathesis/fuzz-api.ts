import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startShop } from '@frontrow/infra/local/start-shop.ts';
import { installPython } from '@frontrow/infra/local-cloud/install-python.ts';

export interface Fuzzing {
  readonly seed: string;
  /** For each operation and phase. */
  readonly examples: string;
  /** Hears what Schemathesis says, as it says it. */
  readonly report: (text: string) => void;
}

/** A document cannot say that a day exists, that two ids differ, or that a cursor is one of ours: what it allows may be refused. */
const checkLeftOut = 'positive_data_acceptance';

/**
 * Lets Schemathesis read the OpenAPI document that an embedded shop serves, and send it whatever the document allows and
 * forbids. Answers its exit code and the operations that it tried.
 */
export async function fuzzApi({ seed, examples, report }: Fuzzing): Promise<{ code: number; tried: string[] }> {
  const program = await installPython({
    name: 'Schemathesis',
    command: 'schemathesis',
    requirements: join(import.meta.dirname, 'requirements.txt'),
    folder: join(import.meta.dirname, '../../.local/schemathesis'),
    report: (step) => report(`${step}\n`),
  });
  const folder = await mkdtemp(join(tmpdir(), 'frontrow-schemathesis-'));
  const shop = await startShop({ port: 0, inMemory: false, enforcePermissions: true });
  try {
    const token = await shop.issueAccessToken({ id: await signUp(shop.url), role: 'admin' });
    const reportFile = join(folder, 'report.xml');
    const settings = ['--config-file', join(import.meta.dirname, 'schemathesis.toml')];
    const args = [
      ...settings,
      'run',
      `${shop.url}/api/openapi.json`,
      '--origin',
      shop.url,
      '-H',
      `Authorization: Bearer ${token}`,
    ];
    const which = ['--checks', 'all', '--exclude-checks', checkLeftOut, '--phases', 'examples,coverage,fuzzing'];
    const bounds = ['--seed', seed, '--max-examples', examples, '--request-timeout', '30', '--warnings', 'off'];
    const reports = ['--continue-on-failure', '--report-junit-path', reportFile];
    const child = spawn(program, [...args, ...which, ...bounds, ...reports], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', report);
    const [code] = await once(child, 'close');
    const tried = [...(await readFile(reportFile, 'utf8')).matchAll(/<testcase name="([^"]+)"/g)];
    return { code: code ?? 1, tried: tried.map(([, name = '']) => name) };
  } finally {
    await shop.stop();
    await rm(folder, { recursive: true });
  }
}

async function signUp(url: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'admin@example.org', name: 'Ada', password: 'a quiet evening song' }),
  });
  return ((await response.json()) as { account: { id: string } }).account.id;
}
