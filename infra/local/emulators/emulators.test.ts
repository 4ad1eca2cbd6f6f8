import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { stageNamed } from '../../stages.ts';
import { PlainError } from '../plain-error.ts';
import { type LocalApp, readApp } from '../read-app.ts';
import { openStateFolder } from '../state-folder.ts';
import { synthesize } from '../synthesize.ts';
import { startTied } from './child.ts';
import { chooseDynamodb, type StartDynamodb } from './choose-dynamodb.ts';
import { createTables } from './create-tables.ts';
import { startDynoxide } from './dynamodb.ts';
import { startEmulators } from './start.ts';

const app: LocalApp = readApp(await synthesize(stageNamed('embedded')));
const startDynamodb = chooseDynamodb();

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'front-row-state-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function dynamodb(url: string, operation: string, input: object): Promise<Response> {
  const headers = {
    'X-Amz-Target': `DynamoDB_20120810.${operation}`,
    'X-Amz-Date': '20260101T000000Z',
    'Content-Type': 'application/x-amz-json-1.0',
    Authorization:
      'AWS4-HMAC-SHA256 Credential=local/20260101/eu-central-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
  };
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(input) });
}

async function secretOf(url: string, SecretId: string | undefined): Promise<string> {
  const headers = { 'X-Amz-Target': 'secretsmanager.GetSecretValue' };
  const reply = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ SecretId }) });
  return ((await reply.json()) as { SecretString: string }).SecretString;
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

async function untilGone(pid: number): Promise<void> {
  for (let tries = 0; isAlive(pid) && tries < 100; tries += 1) await wait(20);
}

test.skipIf(!startDynamodb)(
  'what the templates name is there, and nothing answers any more after the stop',
  async () => {
    const emulators = await startEmulators(startDynamodb as StartDynamodb);
    await emulators.provide(app);
    const { endpoints } = emulators;
    const { TableNames } = (await (await dynamodb(endpoints.dynamodb, 'ListTables', {})).json()) as {
      TableNames: string[];
    };
    expect(TableNames.sort()).toEqual(app.tables.map(({ name }) => name).sort());
    expect((await fetch(`${endpoints.s3AndSqs}/${app.buckets[0]}`, { method: 'HEAD' })).status).toBe(200);
    expect(JSON.parse(await secretOf(endpoints.secrets, app.secrets[0]?.name)).current).toMatch(/^[A-Za-z0-9]{64}$/);
    await emulators.stop();
    for (const url of Object.values(endpoints)) await expect(fetch(url)).rejects.toThrow('fetch failed');
  },
);

test.skipIf(!startDynamodb)('a folder keeps items, objects and secrets; a reset forgets them', async () => {
  const folder = await temporaryFolder();
  const [table] = app.tables;
  const item = { TableName: table?.name, Item: { PK: { S: 'a' }, SK: { S: 'b' } } };
  const key = { TableName: table?.name, Key: item.Item };
  const visit = async <T>(
    reset: boolean,
    look: (endpoints: Record<'dynamodb' | 's3AndSqs' | 'secrets', string>) => Promise<T>,
  ) => {
    const state = await openStateFolder(folder, { reset });
    const emulators = await startEmulators(() => (startDynamodb as StartDynamodb)(state), state);
    await emulators.provide(app);
    const seen = await look(emulators.endpoints);
    await emulators.stop();
    state.close();
    return seen;
  };
  const look = async ({
    dynamodb: tables,
    s3AndSqs,
    secrets,
  }: Record<'dynamodb' | 's3AndSqs' | 'secrets', string>) => ({
    hasItem: Object.hasOwn((await (await dynamodb(tables, 'GetItem', key)).json()) as object, 'Item'),
    object: (await fetch(`${s3AndSqs}/${app.buckets[0]}/posters/x.webp`)).status,
    secret: await secretOf(secrets, app.secrets[0]?.name),
  });
  const before = await visit(false, async (endpoints) => {
    await dynamodb(endpoints.dynamodb, 'PutItem', item);
    await fetch(`${endpoints.s3AndSqs}/${app.buckets[0]}/posters/x.webp`, { method: 'PUT', body: 'x' });
    return look(endpoints);
  });
  expect(before).toMatchObject({ hasItem: true, object: 200 });
  expect(await visit(false, look)).toEqual(before);
  const after = await visit(true, look);
  expect(after).toMatchObject({ hasItem: false, object: 404 });
  expect(after.secret).not.toBe(before.secret);
});

test('a folder serves one shop at a time', async () => {
  const folder = await temporaryFolder();
  const state = await openStateFolder(folder, { reset: false });
  await expect(openStateFolder(folder, { reset: true })).rejects.toThrow('Another shop is running on the folder');
  state.close();
  (await openStateFolder(folder, { reset: false })).close();
});

test.skipIf(!startDynamodb)('tables of another version of the app are not used', async () => {
  const dynamo = await (startDynamodb as StartDynamodb)();
  onTestFinished(() => dynamo.stop());
  const [table] = app.tables;
  if (!table) throw new Error('The app has no table');
  await createTables(dynamo.url, [{ ...table, indexes: [], attributes: table.attributes.slice(0, 2) }]);
  await expect(createTables(dynamo.url, [table])).rejects.toThrow('was made by another version of the app');
});

test('a tied program ends when it is stopped, and tells when it ends by itself', async () => {
  const sleeper = startTied('sleep', ['60']);
  await sleeper.stop();
  expect(sleeper.child.exitCode ?? sleeper.child.signalCode).not.toBeNull();
  expect(await startTied('sh', ['-c', 'echo "error: no disk" >&2; exit 3']).ended).toBe('error: no disk');
});

test('a tied program is gone after a kill -9 of the process that started it', async () => {
  const script = `
    import { startTied } from ${JSON.stringify(join(import.meta.dirname, 'child.ts'))};
    const { child } = startTied('sh', ['-c', 'echo $$ >&2; exec sleep 60']);
    child.stderr.on('data', (pid) => process.stdout.write(pid));`;
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  const [line] = await once(parent.stdout, 'data');
  const pid = Number(line);
  expect(isAlive(pid)).toBe(true);
  parent.kill('SIGKILL');
  await untilGone(pid);
  expect(isAlive(pid)).toBe(false);
});

test.each([
  ['false', 'Dynoxide, the embedded DynamoDB, has ended.'],
  ['/nowhere/dynoxide', 'Dynoxide, the embedded DynamoDB, has ended: not found.'],
])('a DynamoDB that cannot be started (%s) is told in one sentence', async (program, sentence) => {
  await expect(startDynoxide(program)).rejects.toThrow(new PlainError(sentence));
});
