import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSEvent } from 'aws-lambda';
import { expect, onTestFinished, test, vi } from 'vitest';
import { stageNamed } from '../stages.ts';
import { setAwsEnvironment } from './aws-environment.ts';
import { chooseDynamodb } from './emulators/choose-dynamodb.ts';
import { startS3AndSqs } from './emulators/s3-and-sqs.ts';
import { enforcePermissions } from './enforce-permissions.ts';
import { createGateway } from './http/gateway.ts';
import type { LocalFunctions, QueueHandler } from './invoke.ts';
import { createQueues } from './queues/local-queue.ts';
import { readApp } from './read-app.ts';
import { demoLogins } from './seed-demo.ts';
import { openFrontDoor } from './serve-http.ts';
import { startBackend } from './start-backend.ts';
import { startShop } from './start-shop.ts';
import { synthesize } from './synthesize.ts';

process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
const startDynamodb = chooseDynamodb();

const post = (url: string, body: object) =>
  fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

/** The app's templates, with one action missing from every policy. */
const readStacksWithout = (action: string) => async () => {
  const stacks = await synthesize(stageNamed('embedded'));
  return JSON.parse(JSON.stringify(stacks).replaceAll(JSON.stringify(action), '"none:Nothing"'));
};

test.skipIf(!startDynamodb)('a function without the right fails as on AWS, and the right is named', async () => {
  const backend = await startBackend(readStacksWithout('dynamodb:PutItem'), startDynamodb, {
    enforcePermissions: true,
  });
  onTestFinished(() => backend.stop());
  const door = await openFrontDoor(0);
  onTestFinished(() => door.stop());
  door.listeners.set('api', createGateway(backend.api, backend.functions));
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { status } = await post(`${door.url}/api/auth/register`, demoLogins.buyer);
  const [[sentence]] = complaints.mock.calls as [[string]];
  complaints.mockRestore();
  expect(status).toBe(500);
  expect(sentence).toMatch(
    /^The accounts function may not do dynamodb:PutItem on shop\d+-Accounts\w+\.Arn: see infra\/permissions\.ts\.$/,
  );
});

test('who may send to a queue sends, and who may not is told', async () => {
  const app = readApp(await synthesize(stageNamed('embedded')));
  const { url, sqsStore, stop } = await startS3AndSqs();
  onTestFinished(stop);
  const queues = createQueues(app.queues, sqsStore);
  const endpoints = { dynamodb: 'http://127.0.0.1:1', s3AndSqs: url, secrets: 'http://127.0.0.1:1' };
  setAwsEnvironment(endpoints);
  const client = new SQSClient({ useQueueUrlAsEndpoint: false, maxAttempts: 1 });
  const QueueUrl = app.functions.find(({ name }) => name === 'booking')?.environment.WATCH_QUEUE_URL;
  const handler: QueueHandler = async () => {
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'watch' }));
    return { batchItemFailures: [] };
  };
  const all = Object.fromEntries(app.functions.map(({ name }) => [name, { handler, timeoutSeconds: 1 }]));
  const functions = enforcePermissions(all as unknown as LocalFunctions, app, endpoints);
  const call = (job: 'watch' | 'settle' | 'bury') => functions[job].handler({ Records: [] } as SQSEvent, {} as Context);
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => complaints.mockRestore());
  await call('watch');
  const [watches] = app.queues.filter(({ name }) => name.startsWith('WatchesMessages')).map(({ name }) => name);
  expect(
    queues
      .get(watches ?? '')
      ?.receive(10)
      .map(({ body }) => body),
  ).toEqual(['watch']);
  for (const job of ['settle', 'bury'] as const)
    await expect(call(job)).rejects.toThrow(
      `The ${job} function may not do sqs:SendMessage on ${watches}.Arn: see infra/permissions.ts.`,
    );
});

test.skipIf(!startDynamodb)(
  'the rights suffice to fill the shop, posters too, and to clear it away',
  { timeout: 60_000 },
  async () => {
    const complaints = vi.spyOn(console, 'error');
    const shop = await startShop({ port: 0, seed: true, enforcePermissions: true });
    onTestFinished(() => shop.stop());
    const { accessToken } = (await (
      await post(`${shop.url}/api/auth/login`, { email: demoLogins.admin.email, password: demoLogins.admin.password })
    ).json()) as { accessToken: string };
    const headers = { Authorization: `Bearer ${accessToken}` };
    const { items } = (await (await fetch(`${shop.url}/api/concerts`)).json()) as {
      items: { id: string; poster: { url: string } }[];
    };
    const [concert] = items;
    const poster = await fetch(`${shop.url}${concert?.poster.url}`);
    expect(poster.status).toBe(200);
    expect(Object.fromEntries(poster.headers)).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
    const removed = await fetch(`${shop.url}/api/admin/concerts/${concert?.id}`, { method: 'DELETE', headers });
    expect(removed.status).toBe(204);
    expect((await fetch(`${shop.url}${concert?.poster.url}`)).status).toBe(404);
    expect(complaints.mock.calls).toEqual([]);
    complaints.mockRestore();
  },
);
