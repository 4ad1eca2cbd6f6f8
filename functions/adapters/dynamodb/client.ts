import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Meter } from '../../domain/meter.ts';
import { answerInTime, waits } from '../answer-in-time.ts';
import { countUnits } from './count-units.ts';

export type DocumentClient = DynamoDBDocumentClient;

/** A client that gives up in time for an answer: what stays unreachable after its retries becomes the refusal `busy`. */
export function connectDynamodb(meter?: Meter): DocumentClient {
  const client = new DynamoDBClient({
    maxAttempts: 3,
    requestHandler: {
      ...waits,
      httpsAgent: { maxSockets: 64 },
      httpAgent: { maxSockets: 64 },
    },
  });
  answerInTime(client);
  if (meter) client.middlewareStack.add(countUnits(meter), { step: 'initialize', name: 'countUnits' });
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
