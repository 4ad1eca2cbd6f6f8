import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Summary } from '../../domain/concert.ts';
import { summaryMaxAgeMs } from '../../domain/concert.ts';
import type { Clock, Concerts } from '../../domain/ports.ts';
import { createRecentCache } from '../recent-cache.ts';
import { getItems } from './batches.ts';
import type { DocumentClient } from './client.ts';
import { keys } from './keys.ts';

type Summaries = Pick<Concerts, 'listSummaries' | 'findSummary' | 'setBusyUntil' | 'takeTurnToCount' | 'putSummary'>;

/** Seats left by tier, an item a concert. Whoever takes the turn counts for everybody; a turn lapses by itself. */
export function dynamodbSummaries(client: DocumentClient, table: string, clock: Clock): Summaries {
  const recent = createRecentCache<Summary | 'absent'>(summaryMaxAgeMs, 2_000, clock);
  const read = async (ids: readonly string[]): Promise<Map<string, Summary>> => {
    const items = await getItems(client, table, [...new Set(ids)].map(keys.summary));
    const counted = items.filter(({ countedAt }) => countedAt !== undefined);
    return new Map(counted.map((item) => [String(item.PK).slice('CONCERT#'.length), item as unknown as Summary]));
  };

  return {
    listSummaries: read,

    async findSummary(id) {
      const summary = await recent.get(id, async () => (await read([id])).get(id) ?? 'absent');
      return summary === 'absent' ? undefined : summary;
    },

    async setBusyUntil(concertId, busyUntilMs, waitedMs) {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: keys.summary(concertId),
          UpdateExpression: 'SET busyUntil = :until, waitedMs = :waited',
          ConditionExpression: 'attribute_exists(countedAt)',
          ExpressionAttributeValues: { ':until': busyUntilMs, ':waited': waitedMs },
        }),
      );
    },

    async takeTurnToCount(concertId, nowMs) {
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: keys.summary(concertId),
            UpdateExpression: 'SET turnAt = :now',
            ConditionExpression: 'attribute_not_exists(turnAt) OR turnAt <= :lapsed',
            ExpressionAttributeValues: { ':now': nowMs, ':lapsed': nowMs - summaryMaxAgeMs },
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },

    async putSummary(concertId, { available, sold, countedAt }) {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: keys.summary(concertId),
          UpdateExpression: 'SET available = :available, sold = :sold, countedAt = :countedAt',
          ExpressionAttributeValues: { ':available': available, ':sold': sold, ':countedAt': countedAt },
        }),
      );
    },
  };
}
