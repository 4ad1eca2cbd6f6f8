import { ChangeMessageVisibilityCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { ClaimQueue, WatchQueue } from '../../domain/ports.ts';
import { answerInTime, waits } from '../answer-in-time.ts';

const delaySecondsMax = 900;

/**
 * Its client tries a throttled call again, with jitter, for some three seconds at most: the caller waits for an answer.
 * Sends to where the endpoint is set, not to the host inside the queue's address: emulators give addresses of AWS.
 */
export function connectSqs(): SQSClient {
  return answerInTime(new SQSClient({ maxAttempts: 4, useQueueUrlAsEndpoint: false, requestHandler: waits }));
}

export function sqsClaimQueue(client: SQSClient, queueUrl: string): ClaimQueue {
  return {
    async send(message, groupId) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: JSON.stringify(message),
          MessageGroupId: groupId,
          MessageDeduplicationId: message.orderId,
        }),
      );
    },
    async retryIn(receiptHandle, VisibilityTimeout) {
      await client.send(
        new ChangeMessageVisibilityCommand({ QueueUrl: queueUrl, ReceiptHandle: receiptHandle, VisibilityTimeout }),
      );
    },
  };
}

export function sqsWatchQueue(client: SQSClient, queueUrl: string): WatchQueue {
  return {
    async send(message, delaySeconds) {
      const DelaySeconds = Math.min(delaySecondsMax, Math.max(0, Math.ceil(delaySeconds)));
      await client.send(
        new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message), DelaySeconds }),
      );
    },
  };
}
