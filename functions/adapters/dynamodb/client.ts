import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Refusal } from '../../domain/refusal.ts';

export type DocumentClient = DynamoDBDocumentClient;

/** Names of errors that pass by themselves: the storage is overloaded, restarting or out of reach. */
const passing = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  'TimeoutError',
  'AbortError',
  'ThrottlingException',
  'ThrottlingError',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'InternalServerError',
  'ServiceUnavailable',
]);

const isPassing = (error: unknown): boolean => {
  const { name, code } = error as { name?: string; code?: string };
  return passing.has(name ?? '') || passing.has(code ?? '');
};

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
  client.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        if (isPassing(error)) throw new Refusal('busy', {}, { cause: error });
        throw error;
      }
    },
    { step: 'initialize', name: 'busyWhenUnreachable' },
  );
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
