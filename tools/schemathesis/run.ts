/**
 * `npm run fuzz:api`: Schemathesis reads the OpenAPI document that an embedded shop serves, and sends it whatever the
 * document allows and forbids. `-- --seed 7` repeats a run, `-- --examples 100` makes a longer one.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startShop } from '@frontrow/infra/local/start-shop.ts';
import { findPython, installPython } from '@frontrow/infra/local-cloud/install-python.ts';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '7' }, examples: { type: 'string', default: '10' } },
});

if (findPython() === undefined && !process.env.CI) {
  console.log('SKIPPED: fuzzing the API needs Python 3.10 or newer with its venv module.');
  process.exit(0);
}

/** A document cannot say that a day exists, that two ids differ, or that a cursor is one of ours: what it allows may be refused. */
const checkLeftOut = 'positive_data_acceptance';

const program = await installPython({
  name: 'Schemathesis',
  command: 'schemathesis',
  requirements: join(import.meta.dirname, 'requirements.txt'),
  folder: join(import.meta.dirname, '../../.local/schemathesis'),
  report: console.log,
});

const folder = await mkdtemp(join(tmpdir(), 'frontrow-schemathesis-'));
const shop = await startShop({ port: 0, inMemory: false, enforcePermissions: true });
try {
  process.exitCode = await fuzz(await signUpAdmin());
} finally {
  await shop.stop();
  await rm(folder, { recursive: true });
}

async function signUpAdmin(): Promise<string> {
  const response = await fetch(`${shop.url}/api/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'admin@example.org', name: 'Ada', password: 'a quiet evening song' }),
  });
  const { account } = (await response.json()) as { account: { id: string } };
  return shop.issueAccessToken({ id: account.id, role: 'admin' });
}

async function fuzz(token: string): Promise<number> {
  const args = ['run', `${shop.url}/api/openapi.json`, '--origin', shop.url, '-H', `Authorization: Bearer ${token}`];
  const which = ['--checks', 'all', '--exclude-checks', checkLeftOut, '--phases', 'examples,coverage,fuzzing'];
  const bounds = [
    '--seed',
    values.seed,
    '--max-examples',
    values.examples,
    '--request-timeout',
    '30',
    '--warnings',
    'off',
  ];
  const child = spawn(program, [...args, ...which, ...bounds, '--continue-on-failure'], {
    cwd: folder,
    stdio: 'inherit',
  });
  const [code] = await once(child, 'exit');
  return code ?? 1;
}
