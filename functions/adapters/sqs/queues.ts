import { ChangeMessageVisibilityCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { ClaimQueue, WatchQueue } from '../../domain/ports.ts';
import { busyWhenUnreachable } from '../busy-when-unreachable.ts';

const retryAfterSeconds = 1;
const delaySecondsMax = 900;

/**
 * Its client tries a throttled call again, with jitter, for some three seconds at most: the caller waits for an answer.
 * Sends to where the endpoint is set, not to the host inside the queue's address: emulators give addresses of AWS.
 */
export function connectSqs(): SQSClient {
  const client = new SQSClient({
    maxAttempts: 4,
    useQueueUrlAsEndpoint: false,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
  });
  client.middlewareStack.add(busyWhenUnreachable, { step: 'initialize', name: 'busyWhenUnreachable' });
  return client;
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
    async retrySoon(receiptHandle) {
      const VisibilityTimeout = retryAfterSeconds;
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
