import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, inject, test } from 'vitest';
import { localCloud, operate } from './deployed-shop.ts';

const deployed = inject('deployed');
const buyerId = 'nobody';

async function queueUrls(): Promise<Record<string, string>> {
  const { CloudFormationClient, DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
  const StackName = `FrontRow-${deployed.stage}-Data`;
  const client = new CloudFormationClient(access());
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }));
  return Object.fromEntries((Stacks?.[0]?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
}

function access() {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = localCloud(deployed);
  return { endpoint: deployed.endpoint, region: 'us-east-1', credentials: { accessKeyId, secretAccessKey } };
}

const dlq = (verb: string, ...args: string[]) => operate('dlq.ts', verb, '--stage', deployed.stage, ...args);

test('a claim that cannot be settled is tried again, then refused and parked, and operators see it', async () => {
  const orderId = 'a'.repeat(26);
  const { ClaimsQueueUrl: QueueUrl } = await queueUrls();
  const MessageBody = JSON.stringify({ version: 1, buyerId, orderId });
  await new SQSClient({ ...access(), useQueueUrlAsEndpoint: false }).send(
    new SendMessageCommand({ QueueUrl, MessageBody, MessageGroupId: 'nowhere', MessageDeduplicationId: orderId }),
  );
  const isParked = async () => /parked: .*/s.exec(await dlq('list'))?.[0].includes(orderId) ?? false;
  await expect.poll(isParked, { timeout: 110_000, interval: 2_000 }).toBe(true);
});

test('dead reminders are listed, sent once more on request, and then gone', async () => {
  const orderId = 'b'.repeat(26);
  const { WatchesDeadLettersUrl: QueueUrl } = await queueUrls();
  await new SQSClient({ ...access(), useQueueUrlAsEndpoint: false }).send(
    new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ version: 1, buyerId, orderId }) }),
  );
  expect(await dlq('redrive', '--queue', 'watches')).toContain('watches: 1 messages sent once more');
  expect(await dlq('list', '--queue', 'watches')).toContain('watches: 0 dead letters');
});
