import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Sessions, Throttle } from '../../domain/ports.ts';
import type { Session } from '../../domain/session.ts';
import { getItems, queryItems, writeItems } from './batches.ts';
import type { DocumentClient } from './client.ts';
import { type Key, keys } from './keys.ts';

const toSeconds = (milliseconds: number) => Math.ceil(milliseconds / 1000);

/** Sessions beside their account. `expiresAt` is for the table's tidying only: what has ended is refused by its times. */
export function dynamodbSessions(client: DocumentClient, table: string): Sessions {
  return {
    async find(accountId, sessionId) {
      const [item] = await getItems(client, table, [keys.session(accountId, sessionId)], { strong: true });
      if (item === undefined) return undefined;
      const { PK, SK, expiresAt, ...session } = item;
      return session as unknown as Session;
    },

    async create(session) {
      const Item = { ...keys.session(session.accountId, session.id), ...session, expiresAt: toSeconds(session.endsAt) };
      await client.send(new PutCommand({ TableName: table, Item }));
    },

    async rotate(session, nowMs) {
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: keys.session(session.accountId, session.id),
            UpdateExpression: 'SET generation = :next, rotatedAt = :now',
            ConditionExpression: 'generation = :current',
            ExpressionAttributeValues: {
              ':current': session.generation,
              ':next': session.generation + 1,
              ':now': nowMs,
            },
          }),
        );
        return 'rotated';
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'lost';
        throw error;
      }
    },

    async remove(accountId, sessionId) {
      await client.send(new DeleteCommand({ TableName: table, Key: keys.session(accountId, sessionId) }));
    },

    async removeAll(accountId) {
      const { PK } = keys.session(accountId, '');
      const query = {
        KeyConditionExpression: 'PK = :account AND begins_with(SK, :session)',
        ExpressionAttributeValues: { ':account': PK, ':session': 'SESSION#' },
      };
      const items = await queryItems(client, { TableName: table, ...query, ConsistentRead: true });
      await writeItems(
        client,
        table,
        items.map((item) => ({ remove: item as unknown as Key })),
      );
    },
  };
}

/** One counter a name and window of time. */
export function dynamodbThrottle(client: DocumentClient, table: string): Throttle {
  return {
    async count(name, windowSeconds, nowMs) {
      const window = Math.floor(nowMs / 1000 / windowSeconds);
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName: table,
          Key: keys.throttle(name, window),
          UpdateExpression: 'ADD tries :one SET expiresAt = :expiresAt',
          ExpressionAttributeValues: { ':one': 1, ':expiresAt': (window + 2) * windowSeconds },
          ReturnValues: 'ALL_NEW',
        }),
      );
      return Number(Attributes?.tries ?? 0);
    },
  };
}
