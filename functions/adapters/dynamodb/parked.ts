import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Parked } from '../../domain/ports.ts';
import type { DocumentClient } from './client.ts';
import { keys } from './keys.ts';

export function dynamodbParked(client: DocumentClient, table: string): Parked {
  return {
    async put({ id, ...message }) {
      await client.send(new PutCommand({ TableName: table, Item: { ...keys.parked(id), ...message } }));
    },
  };
}
