import { expect, onTestFinished, test } from 'vitest';
import { stageNamed } from '../stages.ts';
import { chooseDynamodb } from './emulators/choose-dynamodb.ts';
import { createGateway } from './http/gateway.ts';
import { demoLogins, seedDemo } from './seed-demo.ts';
import { openFrontDoor } from './serve-http.ts';
import { startBackend } from './start-backend.ts';
import { startShop } from './start-shop.ts';
import { synthesize } from './synthesize.ts';

const startTimeoutMs = 30_000;

const post = (url: string, body: object) =>
  fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

const logIn = (url: string, { email, password }: { email: string; password: string }) =>
  post(`${url}/api/auth/login`, { email, password });

test.skipIf(!chooseDynamodb())(
  'shops of one process know nothing of each other',
  { timeout: startTimeoutMs },
  async () => {
    const [one, other] = await Promise.all([startShop({ port: 0 }), startShop({ port: 0 })]);
    onTestFinished(() => other.stop());
    const { buyer } = demoLogins;
    expect((await post(`${one.url}/api/auth/register`, buyer)).status).toBe(201);
    expect((await logIn(one.url, buyer)).status).toBe(200);
    expect((await logIn(other.url, buyer)).status).toBe(401);
    await one.stop();
    await expect(fetch(one.url)).rejects.toThrow('fetch failed');
    expect((await post(`${other.url}/api/auth/register`, buyer)).status).toBe(201);
  },
);

test('without any DynamoDB the shop says so and runs in plain memory', { timeout: startTimeoutMs }, async () => {
  const steps: string[] = [];
  const readStacks = () => synthesize(stageNamed('embedded'));
  const backend = await startBackend(readStacks, undefined, { report: (step) => steps.push(step) });
  expect(steps.join('\n')).toMatch(
    /No DynamoDB emulator is installed for \w+ on \w+: the shop keeps its data in plain memory\./,
  );
  const door = await openFrontDoor(0);
  onTestFinished(() => door.stop());
  door.listeners.set('api', createGateway(backend.api, backend.functions));
  await seedDemo(door.url, backend, () => {});
  const admin = (await (await logIn(door.url, demoLogins.admin)).json()) as { account: { role: string } };
  expect(admin.account.role).toBe('admin');
  const { items } = (await (await fetch(`${door.url}/api/concerts?limit=50`)).json()) as { items: object[] };
  expect(items.length).toBeGreaterThanOrEqual(12);
});

test('a folder cannot be kept without a DynamoDB', async () => {
  await expect(startBackend(async () => [], undefined, { persist: '.local' })).rejects.toThrow(
    '--persist needs a DynamoDB',
  );
});
