import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Order } from '../../domain/order.ts';
import type { OrderPlace } from '../../domain/ports.ts';
import { getItems } from './batches.ts';
import type { DocumentClient } from './client.ts';
import { byConcert, type Key } from './keys.ts';
import { orderFromItem } from './order-item.ts';

type IndexKey = Key & { readonly GSI1SK: string };

/** The newest orders of a concert behind a place: keys from the index's shards, merged, and then their items. */
export async function listOrdersOfConcert(
  client: DocumentClient,
  table: string,
  concertId: string,
  { after, limit }: { after?: OrderPlace; limit: number },
): Promise<Order[]> {
  const before = after && byConcert.sort(after.createdAt, after.id);
  const shards = Array.from({ length: byConcert.shards }, (_, shard) =>
    readShard(client, table, { partition: byConcert.partition(concertId, shard), before, limit }),
  );
  const newest = await mergeNewest(shards, limit);
  const orders = (await getItems(client, table, newest)).map(orderFromItem);
  return orders.sort((a, b) => (byConcert.sort(a.createdAt, a.id) < byConcert.sort(b.createdAt, b.id) ? 1 : -1));
}

interface ShardReader {
  /** Keys that were read and not taken yet, newest first. */
  readonly keys: IndexKey[];
  isRead: boolean;
  readOn(): Promise<void>;
}

/** Orders spread evenly: a shard gives its share and a little more at once, and is asked again where it had more. */
function readShard(
  client: DocumentClient,
  table: string,
  { partition, before, limit }: { partition: string; before: string | undefined; limit: number },
): ShardReader {
  let start: Record<string, unknown> | undefined;
  const reader: ShardReader = {
    keys: [],
    isRead: false,
    async readOn() {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: byConcert.name,
          KeyConditionExpression: before ? 'GSI1PK = :concert AND GSI1SK < :before' : 'GSI1PK = :concert',
          ExpressionAttributeValues: { ':concert': partition, ...(before && { ':before': before }) },
          ScanIndexForward: false,
          Limit: Math.min(limit, Math.ceil((1.25 * limit) / byConcert.shards) + 4),
          ExclusiveStartKey: start,
        }),
      );
      reader.keys.push(...(Items as IndexKey[]));
      reader.isRead = LastEvaluatedKey === undefined;
      start = LastEvaluatedKey;
    },
  };
  return reader;
}

async function mergeNewest(shards: readonly ShardReader[], limit: number): Promise<IndexKey[]> {
  const newest: IndexKey[] = [];
  while (newest.length < limit) {
    // The newest of all is known only while every shard shows its own.
    const dry = shards.filter(({ keys, isRead }) => keys.length === 0 && !isRead);
    await Promise.all(dry.map((shard) => shard.readOn()));
    if (dry.some(({ keys, isRead }) => keys.length === 0 && !isRead)) continue;
    const next = shards.reduce((best, shard) => (headOf(shard) > headOf(best) ? shard : best)).keys.shift();
    if (next === undefined) break;
    newest.push(next);
  }
  return newest;
}

const headOf = ({ keys }: ShardReader): string => keys[0]?.GSI1SK ?? '';
