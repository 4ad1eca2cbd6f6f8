import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { busyWhenUnreachable } from '../busy-when-unreachable.ts';

export type DocumentClient = DynamoDBDocumentClient;

/** A client that gives up in time for an answer: what stays unreachable after its retries becomes the refusal `busy`. */
export function connectDynamodb(): DocumentClient {
  const client = new DynamoDBClient({
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: 1_000,
      requestTimeout: 3_000,
      httpsAgent: { maxSockets: 64 },
      httpAgent: { maxSockets: 64 },
    },
  });
  client.middlewareStack.add(busyWhenUnreachable, { step: 'initialize', name: 'busyWhenUnreachable' });
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
