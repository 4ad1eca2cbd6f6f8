import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type BlockKey, blockKeyText } from '../../domain/decision.ts';
import type { SeatBlocks } from '../../domain/ports.ts';
import { hallStatesOf, type SeatBlock } from '../../domain/seat-block.ts';
import type { SeatPlan } from '../../domain/seat-plan.ts';
import type { SeenBlocks } from '../seen-blocks.ts';
import { getItems, inParallel, queryItems } from './batches.ts';
import { blockFromItem } from './block-item.ts';
import type { DocumentClient } from './client.ts';
import { keys } from './keys.ts';

/** Above this, reading whole sections costs less than reading block by block. */
const blocksOfOneRead = 8;

export const allBlockKeys = (concertId: string, plan: SeatPlan): BlockKey[] =>
  plan.sections.flatMap(({ code, blockStarts }) =>
    blockStarts.map((_, block) => ({ concertId, section: code, block })),
  );

export function dynamodbSeatBlocks(client: DocumentClient, table: string, seen: SeenBlocks): SeatBlocks {
  const readSections = async (concertId: string, codes: readonly string[], strong: boolean): Promise<SeatBlock[]> => {
    const queries = codes.map((code) => ({
      TableName: table,
      ConsistentRead: strong,
      ...sectionQuery(concertId, code),
    }));
    return (await inParallel(queries.map((query) => () => queryItems(client, query)))).flat().map(blockFromItem);
  };
  const readBlocks = async (wanted: readonly BlockKey[]): Promise<SeatBlock[]> => {
    if (wanted.length <= blocksOfOneRead)
      return (await getItems(client, table, wanted.map(keys.block))).map(blockFromItem);
    const byConcert = Map.groupBy(wanted, ({ concertId }) => concertId);
    const codesOf = (of: readonly BlockKey[]) => [...new Set(of.map(({ section }) => section))];
    return (await Promise.all([...byConcert].map(([id, of]) => readSections(id, codesOf(of), false)))).flat();
  };

  return {
    async listSeen(blockKeys) {
      const byText = new Map(blockKeys.map((key) => [blockKeyText(key), key]));
      const found = await seen.getAll([...byText.keys()], async (missing) => {
        const blocks = await readBlocks(missing.map((text) => byText.get(text) as BlockKey));
        const known = new Map(blocks.map((block) => [blockKeyText(block), block]));
        return missing.map((text) => known.get(text) ?? 'absent');
      });
      return hallStatesOf(found.filter((block) => block !== 'absent'));
    },

    async listNow(blockKeys) {
      const items = await getItems(client, table, blockKeys.map(keys.block), { strong: true });
      return hallStatesOf(items.map(blockFromItem));
    },

    async listAll(concertId, plan, { strong } = { strong: false }) {
      return hallStatesOf(
        await readSections(
          concertId,
          plan.sections.map(({ code }) => code),
          strong,
        ),
      );
    },

    async setClosed(concertId, plan, closed, turn) {
      const codes = plan.sections.map(({ code }) => code);
      const blocks = await readSections(concertId, codes, true);
      const others = blocks.filter((block) => (closed ? block.closedIn !== turn : block.closed));
      await inParallel(
        others.map((block) => async () => {
          await setBlockClosed(client, table, block, closed, turn);
          seen.forget(blockKeyText(block));
        }),
      );
    },
  };
}

/** A block that is gone meanwhile, or was closed in a later turn, needs nothing. */
async function setBlockClosed(
  client: DocumentClient,
  table: string,
  key: BlockKey,
  closed: boolean,
  turn: number,
): Promise<void> {
  const change = closed
    ? {
        UpdateExpression: 'SET closed = :turn ADD v :one',
        ConditionExpression: 'attribute_exists(PK) AND (attribute_not_exists(closed) OR closed <= :turn)',
      }
    : { UpdateExpression: 'REMOVE closed ADD v :one', ConditionExpression: 'attribute_exists(PK) AND closed <= :turn' };
  const ExpressionAttributeValues = { ':turn': turn, ':one': 1 };
  try {
    await client.send(
      new UpdateCommand({ TableName: table, Key: keys.block(key), ExpressionAttributeValues, ...change }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/** A section is a partition. A query is billed by bytes in all, a batch of gets by items: four times as much. */
const sectionQuery = (concertId: string, section: string) => ({
  KeyConditionExpression: 'PK = :section',
  ExpressionAttributeValues: { ':section': keys.block({ concertId, section, block: 0 }).PK },
});
