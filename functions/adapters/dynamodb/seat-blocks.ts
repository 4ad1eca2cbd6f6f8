import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type BlockKey, blockKeyText } from '../../domain/decision.ts';
import type { Clock, SeatBlocks } from '../../domain/ports.ts';
import type { SeatBlock } from '../../domain/seat-block.ts';
import type { SeatPlan } from '../../domain/seat-plan.ts';
import { createRecentCache, type RecentCache } from '../recent-cache.ts';
import { getItems, inParallel, queryItems } from './batches.ts';
import { blockFromItem } from './block-item.ts';
import type { DocumentClient } from './client.ts';
import { keys } from './keys.ts';

/** The blocks as this process saw them within the last second; orders refresh it with what their transactions tell. */
export type SeenBlocks = RecentCache<SeatBlock | 'absent'>;

const seenMaxAgeMs = 1_000;

export const createSeenBlocks = (clock: Clock): SeenBlocks => createRecentCache(seenMaxAgeMs, 10_000, clock);

export const allBlockKeys = (concertId: string, plan: SeatPlan): BlockKey[] =>
  plan.sections.flatMap(({ code, blockStarts }) =>
    blockStarts.map((_, block) => ({ concertId, section: code, block })),
  );

export function dynamodbSeatBlocks(client: DocumentClient, table: string, seen: SeenBlocks): SeatBlocks {
  return {
    async listSeen(blockKeys) {
      const byText = new Map(blockKeys.map((key) => [blockKeyText(key), key]));
      const found = await seen.getAll([...byText.keys()], async (missing) => {
        const items = await getItems(
          client,
          table,
          missing.map((text) => keys.block(byText.get(text) as BlockKey)),
        );
        const blocks = new Map(items.map(blockFromItem).map((block) => [blockKeyText(block), block]));
        return missing.map((text) => blocks.get(text) ?? 'absent');
      });
      return new Map(found.filter((block) => block !== 'absent').map((block) => [blockKeyText(block), block]));
    },

    async listAll(concertId, plan, { strong } = { strong: false }) {
      const sections = await inParallel(
        plan.sections.map(({ code }) => async () => {
          const items = await queryItems(client, {
            TableName: table,
            ConsistentRead: strong,
            ...sectionQuery(concertId, code),
          });
          return [code, new Map(items.map(blockFromItem).map((block) => [block.block, block]))] as const;
        }),
      );
      return new Map(sections);
    },

    async setClosed(concertId, plan, closed) {
      const change = closed
        ? { UpdateExpression: 'SET closed = :yes ADD v :one', ExpressionAttributeValues: { ':yes': true, ':one': 1 } }
        : { UpdateExpression: 'REMOVE closed ADD v :one', ExpressionAttributeValues: { ':one': 1 } };
      await inParallel(
        allBlockKeys(concertId, plan).map((key) => async () => {
          await client.send(
            new UpdateCommand({
              TableName: table,
              Key: keys.block(key),
              ConditionExpression: 'attribute_exists(PK)',
              ...change,
            }),
          );
          seen.forget(blockKeyText(key));
        }),
      );
    },
  };
}

/** A section is a partition. A query is billed by bytes in all, a batch of gets by items: four times as much. */
const sectionQuery = (concertId: string, section: string) => ({
  KeyConditionExpression: 'PK = :section',
  ExpressionAttributeValues: { ':section': keys.block({ concertId, section, block: 0 }).PK },
});
