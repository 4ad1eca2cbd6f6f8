import { PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { Parked } from '../../domain/ports.ts';
import type { DocumentClient } from './client.ts';
import { keys } from './keys.ts';

type ParkedMessage = Parameters<Parked['put']>[0];

export function dynamodbParked(client: DocumentClient, table: string): Parked {
  return {
    async put({ id, ...message }) {
      await client.send(new PutCommand({ TableName: table, Item: { ...keys.parked(id), ...message } }));
    },
  };
}

/** Every message that was laid aside for operators. */
export async function listParked(client: DocumentClient, table: string): Promise<ParkedMessage[]> {
  const { PK, SK } = keys.parked('');
  const pages = paginateQuery(
    { client },
    { TableName: table, KeyConditionExpression: 'PK = :pk', ExpressionAttributeValues: { ':pk': PK } },
  );
  const parked: ParkedMessage[] = [];
  for await (const { Items = [] } of pages)
    parked.push(
      ...Items.map((item) => ({ id: String(item.SK).slice(SK.length), body: item.body, parkedAt: item.parkedAt })),
    );
  return parked;
}
