/** `npm run dlq -- list|redrive|refuse --stage dev`: what became of messages that nobody could work off. */
import { parseArgs } from 'node:util';
import type { Message, SQSClient } from '@aws-sdk/client-sqs';
import { connectDynamodb } from '@frontrow/functions/adapters/dynamodb/client.ts';
import { dynamodbParked, listParked } from '@frontrow/functions/adapters/dynamodb/parked.ts';
import { connectSqs } from '@frontrow/functions/adapters/sqs/queues.ts';
import { connectBury } from '@frontrow/functions/handlers/bury.ts';
import type { Context, SQSRecord } from 'aws-lambda';
import { PlainError } from '../local/plain-error.ts';
import { countDeadLetters, type Letters, redrive, takeDeadLetters } from './dead-letters.ts';
import { reachStage } from './reach-stage.ts';
import { runCommand } from './run-command.ts';
import { type Outputs, outputNamed, readOutputs } from './stacks.ts';

const usage = `Usage: npm run dlq -- list|redrive|refuse --stage <stage> [--queue claims|watches]

  list     how many dead letters there are, their texts, and the claims that were refused and parked
  redrive  sends dead letters to their queue once more, when what stopped them is mended
  refuse   tells the buyers of dead claims that they got nothing, and parks a copy; claims only`;

const queueNames = ['claims', 'watches'] as const;
type QueueName = (typeof queueNames)[number];

function lettersOf(outputs: Outputs, name: QueueName): Letters {
  const prefix = name === 'claims' ? 'Claims' : 'Watches';
  return {
    queueUrl: outputNamed(outputs, `${prefix}QueueUrl`),
    deadLettersUrl: outputNamed(outputs, `${prefix}DeadLettersUrl`),
  };
}

await runCommand(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { stage: { type: 'string' }, queue: { type: 'string' } },
  });
  const [verb] = positionals;
  const chosen = queueNames.filter((name) => values.queue === undefined || values.queue === name);
  if (values.stage === undefined || chosen.length === 0) throw new PlainError(usage);
  reachStage(values.stage);
  const outputs = await readOutputs(values.stage, 'Data');
  const client = connectSqs();
  if (verb === 'list') return list(client, outputs, chosen);
  if (verb === 'redrive') return redriveAll(client, outputs, chosen);
  if (verb === 'refuse') return refuseAll(client, outputs);
  throw new PlainError(usage);
});

async function list(client: SQSClient, outputs: Outputs, names: readonly QueueName[]): Promise<void> {
  for (const name of names) {
    const letters = lettersOf(outputs, name);
    console.log(`${name}: ${await countDeadLetters(client, letters)} dead letters`);
    await takeDeadLetters(client, letters, async (messages) => {
      for (const { MessageId, Body, Attributes } of messages)
        console.log(`  ${MessageId}  received ${Attributes?.ApproximateReceiveCount ?? '?'} times  ${Body}`);
      return messages.map(() => false);
    });
  }
  if (!names.includes('claims')) return;
  const parked = await listParked(connectDynamodb(), outputNamed(outputs, 'OrdersTable'));
  console.log(`parked: ${parked.length} claims that were refused for their buyers`);
  for (const { id, parkedAt, body } of parked) console.log(`  ${parkedAt}  ${id}  ${body}`);
}

async function redriveAll(client: SQSClient, outputs: Outputs, names: readonly QueueName[]): Promise<void> {
  for (const name of names) {
    const letters = lettersOf(outputs, name);
    const { removed } = await takeDeadLetters(client, letters, (messages) =>
      Promise.all(messages.map((message) => redrive(client, letters, message))),
    );
    console.log(`${name}: ${removed} messages sent once more`);
  }
}

/** What the function of the dead letters does by itself; by hand for those that it could not read or do either. */
async function refuseAll(client: SQSClient, outputs: Outputs): Promise<void> {
  const tables = {
    ORDERS_TABLE: outputNamed(outputs, 'OrdersTable'),
    CONCERTS_TABLE: outputNamed(outputs, 'ConcertsTable'),
  };
  const bury = connectBury(tables);
  const parked = dynamodbParked(connectDynamodb(), tables.ORDERS_TABLE);
  const { removed } = await takeDeadLetters(client, lettersOf(outputs, 'claims'), async (messages) => {
    const { batchItemFailures } = await bury({ Records: messages.map(recordOf) }, {} as Context);
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    for (const { MessageId: id = '', Body: body = '' } of messages)
      if (failed.has(id)) await parked.put({ id, body, parkedAt: new Date().toISOString() });
    return messages.map(() => true);
  });
  console.log(`claims: ${removed} dead letters refused and parked`);
}

/** A message as Lambda hands it to a function. */
const recordOf = ({ MessageId = '', Body = '', ReceiptHandle = '', Attributes = {} }: Message) =>
  ({ messageId: MessageId, body: Body, receiptHandle: ReceiptHandle, attributes: Attributes }) as unknown as SQSRecord;
