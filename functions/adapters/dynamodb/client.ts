import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Meter } from '../../domain/meter.ts';
import { busyWhenUnreachable } from '../busy-when-unreachable.ts';
import { countUnits } from './count-units.ts';

export type DocumentClient = DynamoDBDocumentClient;

/** A client that gives up in time for an answer: what stays unreachable after its retries becomes the refusal `busy`. */
export function connectDynamodb(meter?: Meter): DocumentClient {
  const client = new DynamoDBClient({
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: 1_000,
      requestTimeout: 3_000,
      throwOnRequestTimeout: true,
      httpsAgent: { maxSockets: 64 },
      httpAgent: { maxSockets: 64 },
    },
  });
  client.middlewareStack.add(busyWhenUnreachable, { step: 'initialize', name: 'busyWhenUnreachable' });
  if (meter) client.middlewareStack.add(countUnits(meter), { step: 'initialize', name: 'countUnits' });
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
