import { ChangeMessageVisibilityCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { localAccess } from '../emulators/local-access.ts';
import { queueUrl } from '../read-queues.ts';
import { createQueues, type LocalQueues } from './local-queue.ts';
import { claims, deadClaims, watches } from './queues-for-tests.ts';
import { sendInProcess } from './send-in-process.ts';

let queues: LocalQueues;
let end: () => void;
let client: SQSClient;

/** Nobody listens there: what arrives took no socket. */
beforeEach(() => {
  queues = createQueues([claims, deadClaims, watches]);
  end = sendInProcess(queues);
  client = new SQSClient({
    region: localAccess.region,
    credentials: localAccess,
    endpoint: 'http://127.0.0.1:1',
    useQueueUrlAsEndpoint: false,
    maxAttempts: 1,
  });
});
afterEach(() => {
  end();
  client.destroy();
});

const send = (MessageBody: string, id = MessageBody) =>
  client.send(
    new SendMessageCommand({
      QueueUrl: queueUrl(claims.name),
      MessageBody,
      MessageGroupId: 'a',
      MessageDeduplicationId: id,
    }),
  );
const bodiesIn = (name: string) =>
  queues
    .get(name)
    ?.receive(10)
    .map(({ body }) => body);

test('a message arrives in its order, with an id and the digest that the client asks for, and once', async () => {
  const { MessageId, MD5OfMessageBody } = await send('one');
  expect([MessageId, MD5OfMessageBody]).toEqual([expect.any(String), expect.stringMatching(/^[0-9a-f]{32}$/)]);
  await send('two');
  await send('one');
  expect(bodiesIn(claims.name)).toEqual(['one', 'two']);
});

test('a message for later comes later', async () => {
  const before = Date.now();
  await client.send(
    new SendMessageCommand({ QueueUrl: queueUrl(watches.name), MessageBody: 'look', DelaySeconds: 20 }),
  );
  expect(bodiesIn(watches.name)).toEqual([]);
  expect((queues.get(watches.name)?.nextAtMs() ?? 0) - before).toBeGreaterThanOrEqual(20_000);
});

test('all else takes the wire, and so does a queue that is not in this process any more', async () => {
  const refused = expect.objectContaining({ code: 'ECONNREFUSED' });
  const visibility = { QueueUrl: queueUrl(claims.name), ReceiptHandle: 'r', VisibilityTimeout: 1 };
  await expect(client.send(new ChangeMessageVisibilityCommand(visibility))).rejects.toEqual(refused);
  end();
  await expect(send('one')).rejects.toEqual(refused);
});
