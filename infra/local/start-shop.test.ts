import { ListQueuesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, onTestFinished, test, vi } from 'vitest';
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

test.skipIf(!chooseDynamodb())(
  'what is sent to a queue of the shop reaches its function, past whoever interferes',
  { timeout: startTimeoutMs },
  async () => {
    const seen: string[] = [];
    const shop = await startShop({
      port: 0,
      async interfere(job, event, deliver) {
        seen.push(...event.Records.map(({ body }) => `${job}: ${body}`));
        return job === 'bury' ? deliver(event) : { batchItemFailures: [] };
      },
    });
    onTestFinished(() => shop.stop());
    const client = new SQSClient({ useQueueUrlAsEndpoint: false });
    const { QueueUrls = [] } = await client.send(new ListQueuesCommand({}));
    for (const QueueUrl of QueueUrls.filter((url) => !url.includes('WatchesDeadLetters'))) {
      const inGroup = QueueUrl.endsWith('.fifo') ? { MessageGroupId: 'a', MessageDeduplicationId: '1' } : {};
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'look', ...inGroup }));
    }
    await vi.waitFor(() => expect(seen.toSorted()).toEqual(['bury: look', 'settle: look', 'watch: look']));
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
