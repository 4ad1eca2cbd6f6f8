import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** A queue and the messages beside it that nobody could work off. */
export interface Letters {
  readonly queueUrl: string;
  readonly deadLettersUrl: string;
}

/** What somebody looks at stays hidden from others for this long; enough for a step on each of ten messages. */
const lookSeconds = 30;

export async function countDeadLetters(client: SQSClient, { deadLettersUrl }: Letters): Promise<number> {
  const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
  const command = new GetQueueAttributesCommand({ QueueUrl: deadLettersUrl, AttributeNames: [...AttributeNames] });
  const { Attributes = {} } = await client.send(command);
  return AttributeNames.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
}

/** Takes each dead letter once, a few at a time. What `work` answers true for is done with and removed. */
export async function takeDeadLetters(
  client: SQSClient,
  { deadLettersUrl }: Letters,
  work: (messages: readonly Message[]) => Promise<readonly boolean[]>,
): Promise<{ taken: number; removed: number }> {
  const seen = new Set<string>();
  let removed = 0;
  for (;;) {
    const messages = (await receive(client, deadLettersUrl)).filter(({ MessageId = '' }) => !seen.has(MessageId));
    if (messages.length === 0) return { taken: seen.size, removed };
    for (const { MessageId = '' } of messages) seen.add(MessageId);
    const done = await work(messages);
    for (const [at, { ReceiptHandle }] of messages.entries()) {
      if (done[at] !== true) continue;
      await client.send(new DeleteMessageCommand({ QueueUrl: deadLettersUrl, ReceiptHandle }));
      removed += 1;
    }
  }
}

async function receive(client: SQSClient, QueueUrl: string): Promise<Message[]> {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: lookSeconds,
      MessageSystemAttributeNames: ['All'],
    }),
  );
  return Messages;
}

/** Sends a dead letter to its queue once more, under a new name: the queue would drop what it had minutes ago. */
export async function redrive(client: SQSClient, { queueUrl }: Letters, message: Message): Promise<boolean> {
  const group = message.Attributes?.MessageGroupId;
  await client.send(
    new SendMessageCommand({
      QueueUrl: queueUrl,
      MessageBody: message.Body,
      ...(group && { MessageGroupId: group, MessageDeduplicationId: `again-${message.MessageId}` }),
    }),
  );
  return true;
}
