import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import {
  ChangeMessageVisibilityCommand,
  SendMessageCommand,
  SQSClient,
  type SQSClientConfig,
} from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { expect, onTestFinished, test, vi } from 'vitest';
import { localAccess } from '../emulators/local-access.ts';
import { startS3AndSqs } from '../emulators/s3-and-sqs.ts';
import { queueUrl } from '../read-queues.ts';
import { createQueues, type LocalQueues } from './local-queue.ts';
import { claims, deadClaims, done, failing, openQueues, watches } from './queues-for-tests.ts';

const definitions = [claims, deadClaims, watches];

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'front-row-queues-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The queues behind an SQS client, as the shop's functions use one. */
async function openSqs({
  folder,
  ...settings
}: SQSClientConfig & { folder?: string | undefined } = {}): Promise<{ queues: LocalQueues; client: SQSClient }> {
  const { url, sqsStore, stop } = await startS3AndSqs(folder);
  onTestFinished(stop);
  vi.stubEnv('AWS_ENDPOINT_URL_SQS', url);
  onTestFinished(() => void vi.unstubAllEnvs());
  const client = new SQSClient({
    region: localAccess.region,
    credentials: localAccess,
    useQueueUrlAsEndpoint: false,
    ...settings,
  });
  onTestFinished(() => client.destroy());
  return { queues: createQueues(definitions, sqsStore), client };
}

test('what a client of SQS sends is delivered, in its order and in full batches', async () => {
  const { queues, client } = await openSqs();
  const seen: string[] = [];
  let batches = 0;
  openQueues({
    queues,
    async settle({ Records }) {
      batches += 1;
      seen.push(...Records.map(({ body }) => body));
      await wait(10);
      return done;
    },
  });
  for (let at = 0; at < 30; at += 1) {
    const message = { MessageBody: `${at}`, MessageGroupId: 'a', MessageDeduplicationId: `claim-${at}` };
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl(claims.name), ...message }));
  }
  await vi.waitFor(() => expect(seen).toEqual(Array.from({ length: 30 }, (_, at) => `${at}`)));
  expect(batches).toBeLessThan(25);
});

test.each([
  ['in memory', async () => undefined],
  ['in a folder', temporaryFolder],
])('%s a function brings its messages back by the ARN that came with them', async (_, place) => {
  const { queues, client } = await openSqs({ folder: await place() });
  const attempts: string[] = [];
  openQueues({
    queues,
    async settle({ Records }) {
      const [record] = Records as [SQSRecord];
      attempts.push(record.attributes.ApproximateReceiveCount);
      if (attempts.length > 1) return done;
      const QueueUrl = queueUrl(record.eventSourceARN.split(':').at(-1) ?? '');
      const { receiptHandle: ReceiptHandle } = record;
      await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
      return failing(Records);
    },
  });
  queues.get(claims.name)?.send({ body: '1', groupId: 'a', deduplicationId: '1' });
  await vi.waitFor(() => expect(attempts).toEqual(['1', '2']), { timeout: 500 });
});

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

test('a client that takes the URL of a queue for its address gets nowhere, least of all to AWS', async () => {
  const { client: careless } = await openSqs({ useQueueUrlAsEndpoint: true, maxAttempts: 1, logger: silent });
  const command = new SendMessageCommand({ QueueUrl: queueUrl(watches.name), MessageBody: 'x' });
  await expect(careless.send(command)).rejects.toThrow(/queues\.invalid/);
});

/** Sends and works off until it is killed; says each send that was answered and each message that was done. */
const script = `
  import { openStores } from ${JSON.stringify(join(import.meta.dirname, '../emulators/fauxqs-stores.ts'))};
  import { createQueues } from ${JSON.stringify(join(import.meta.dirname, 'local-queue.ts'))};
  import { pumpQueues } from ${JSON.stringify(join(import.meta.dirname, 'pump-queues.ts'))};
  const [definitions, mappings] = ${JSON.stringify([
    definitions,
    [{ queue: claims.name, job: 'settle', batchSize: 10, batchesAtOnce: 50, reportsFailures: true }],
  ])};
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const queues = createQueues(definitions, (await openStores(process.argv[1])).stores.sqsStore);
  const handler = async ({ Records }) => {
    await pause(10);
    for (const { body } of Records) console.log('done ' + body);
    return { batchItemFailures: [] };
  };
  pumpQueues({ mappings, queues, functions: { settle: { handler, timeoutSeconds: 10 } } });
  queues.get('watches').send({ body: 'watch', delaySeconds: 1.5 });
  for (let at = 0; ; at += 1) {
    const body = String(at).padStart(6, '0');
    queues.get('claims.fifo').send({ body, groupId: 'group-' + (at % 3), deduplicationId: body });
    console.log('sent ' + body);
    if (at % 7 === 0) await pause(1);
  }`;

test('kept in a folder, no message is lost to a kill -9: what was not done comes back, still in its order', async () => {
  const folder = await temporaryFolder();
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script, folder]);
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = { sent: new Set<string>(), done: new Set<string>() };
  createInterface(child.stdout).on('line', (line) => {
    const [what, body] = line.split(' ') as ['sent' | 'done', string];
    said[what].add(body);
    if (said.done.size > 100) child.kill('SIGKILL');
  });
  await once(child, 'close');
  const left = [...said.sent].filter((body) => !said.done.has(body));
  expect(left.length, 'it died in the middle').toBeGreaterThan(0);

  const { queues } = await openSqs({ folder });
  const seen = new Map<string, string[]>();
  let watched = 0;
  openQueues({
    queues,
    async settle({ Records }) {
      for (const { body, attributes } of Records) {
        const group = attributes.MessageGroupId ?? '';
        seen.set(group, [...(seen.get(group) ?? []), body]);
      }
      return done;
    },
    async watch() {
      watched += 1;
      return done;
    },
  });
  await vi.waitFor(
    () => {
      expect(new Set([...seen.values()].flat()).isSupersetOf(new Set(left))).toBe(true);
      expect(watched).toBe(1);
    },
    { timeout: 5_000 },
  );
  for (const bodies of seen.values()) expect(bodies).toEqual(bodies.toSorted());
});
