import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Concert } from '../../domain/concert.ts';
import type { Clock, ConcertRange, Concerts } from '../../domain/ports.ts';
import type { SeatPlan } from '../../domain/seat-plan.ts';
import { createRecentCache } from '../recent-cache.ts';
import { getItems, queryItems, writeItems } from './batches.ts';
import { blockItem } from './block-item.ts';
import type { DocumentClient } from './client.ts';
import { concertFromItem, concertItem, seatPlanFromItems, sectionItem, wordKeys } from './concert-item.ts';
import { byStart, keys } from './keys.ts';
import { allBlockKeys } from './seat-blocks.ts';
import { dynamodbSummaries } from './summaries.ts';
import { transact } from './transact.ts';

/** Edits of prices and sale times act within this time. */
const concertMaxAgeMs = 5_000;
const wordMatchesMax = 500;

export function dynamodbConcerts(client: DocumentClient, table: string, clock: Clock): Concerts {
  const found = createRecentCache<Concert | 'absent'>(concertMaxAgeMs, 2_000, clock);
  const plans = createRecentCache<SeatPlan | 'absent'>(Number.POSITIVE_INFINITY, 50, clock);

  const findNow = async (id: string): Promise<Concert | undefined> => {
    const [item] = await getItems(client, table, [keys.concert(id)], { strong: true });
    return item && concertFromItem(item);
  };
  const readPlan = async (concertId: string): Promise<SeatPlan | 'absent'> => {
    const concert = await findNow(concertId);
    if (concert === undefined || concert.deletedAt !== undefined) return 'absent';
    const { PK } = keys.concert(concertId);
    const items = await queryItems(client, {
      TableName: table,
      KeyConditionExpression: 'PK = :concert AND begins_with(SK, :section)',
      ExpressionAttributeValues: { ':concert': PK, ':section': 'SECTION#' },
    });
    return seatPlanFromItems(concert.seatMapVersion, items);
  };

  return {
    ...dynamodbSummaries(client, table, clock),
    findNow,

    async find(id) {
      const concert = await found.get(id, async () => (await findNow(id)) ?? 'absent');
      return concert === 'absent' || concert.deletedAt !== undefined ? undefined : concert;
    },

    async findMany(ids) {
      return (await getItems(client, table, [...new Set(ids)].map(keys.concert))).map(concertFromItem);
    },

    async list(range) {
      const { Items } = await client.send(new QueryCommand(rangeQuery(table, range)));
      return (Items ?? []).map(concertFromItem);
    },

    async listIdsByWord(word) {
      const { PK } = keys.word(word, '');
      const query = {
        KeyConditionExpression: 'PK = :first AND begins_with(SK, :word)',
        ExpressionAttributeValues: { ':first': PK, ':word': word },
      };
      const items = await queryItems(client, { TableName: table, ...query }, wordMatchesMax);
      return [...new Set(items.map(({ SK }) => String(SK).split('#')[1] ?? ''))];
    },

    async findSeatPlan(concertId) {
      const plan = await plans.get(concertId, () => readPlan(concertId));
      if (plan !== 'absent') return plan;
      plans.forget(concertId);
      return undefined;
    },

    async create(concert, plan) {
      const blocks = allBlockKeys(concert.id, plan).map((key) =>
        blockItem({ ...key, version: 0, closed: false, seats: {} }),
      );
      const sections = plan.sections.map((section, at) => sectionItem(concert.id, at, section));
      await writeItems(
        client,
        table,
        [...blocks, ...sections, ...wordKeys(concert)].map((put) => ({ put: { ...put } })),
      );
      // Last, because only now can anybody find the concert.
      await writeItems(client, table, [{ put: concertItem(concert) }]);
    },

    async update(before, after) {
      const words = wordKeys(after);
      const obsolete = wordKeys(before).filter((old) => !words.some(({ SK }) => SK === old.SK));
      await writeItems(
        client,
        table,
        words.map((put) => ({ put: { ...put } })),
      );
      if ((await transact(client, [{ Update: updateOf(table, before, after) }])) !== 'committed') return 'stale';
      await writeItems(
        client,
        table,
        obsolete.map((remove) => ({ remove })),
      );
      found.forget(after.id);
      return 'updated';
    },

    async setPoster(concertId, poster) {
      try {
        const { Attributes } = await client.send(
          new UpdateCommand({
            TableName: table,
            Key: keys.concert(concertId),
            ReturnValues: 'UPDATED_OLD',
            UpdateExpression: 'SET poster = :poster',
            ConditionExpression: 'attribute_exists(PK) AND attribute_not_exists(deletedAt)',
            ExpressionAttributeValues: { ':poster': poster },
          }),
        );
        found.forget(concertId);
        return { outcome: 'set', keyBefore: (Attributes?.poster as Concert['poster'] | undefined)?.key };
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return { outcome: 'gone' };
        throw error;
      }
    },

    async remove(concert, plan, deletedAt) {
      const tombstone = concertItem({ ...concert, deletedAt, poster: null, version: concert.version + 1 });
      const before = await bury(client, table, tombstone);
      if (before === undefined) return { outcome: 'taken' };
      found.forget(concert.id);
      plans.forget(concert.id);
      const leftovers = [
        ...allBlockKeys(concert.id, plan).map(keys.block),
        ...plan.sections.map((_, at) => keys.section(concert.id, at)),
        ...wordKeys(concert),
        keys.summary(concert.id),
      ];
      await writeItems(
        client,
        table,
        leftovers.map((remove) => ({ remove })),
      );
      return { outcome: 'removed', posterKey: before.poster?.key };
    },
  };
}

/** Answers what was there before, undefined where somebody else has taken the concert since. */
async function bury(client: DocumentClient, table: string, tombstone: ReturnType<typeof concertItem>) {
  try {
    const { Attributes } = await client.send(
      new PutCommand({
        TableName: table,
        Item: tombstone,
        ReturnValues: 'ALL_OLD',
        ConditionExpression: 'closingUntil = :mine',
        ExpressionAttributeValues: { ':mine': tombstone.closingUntil ?? 0 },
      }),
    );
    return Attributes && concertFromItem(Attributes);
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

/** Sets everything but the poster, which has a way of its own. */
function updateOf(table: string, before: Concert, after: Concert) {
  const { PK, SK, poster, ...fields } = concertItem(after);
  const names = Object.keys(fields);
  return {
    TableName: table,
    Key: { PK, SK },
    UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
    ConditionExpression: '#version = :before AND attribute_not_exists(deletedAt)',
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...Object.fromEntries(names.map((name) => [`:${name}`, fields[name]])),
      ':before': before.version,
    },
  };
}

function rangeQuery(table: string, { from = '2000', to = '2100', after, limit, latestFirst = false }: ConcertRange) {
  const place = after && byStart.sort(after.startsAt, after.id);
  // BETWEEN includes its ends: the space behind a place sorts behind the place itself and before whatever follows it.
  const low = place !== undefined && place >= from ? `${place} ` : from;
  const [condition, values] = latestFirst
    ? ['GSI1SK < :high', { ':high': place ?? to }]
    : ['GSI1SK BETWEEN :low AND :high', { ':low': low, ':high': low < to ? to : low }];
  return {
    TableName: table,
    IndexName: byStart.name,
    KeyConditionExpression: `GSI1PK = :all AND ${condition}`,
    ExpressionAttributeValues: { ':all': byStart.partition, ...values },
    ScanIndexForward: !latestFirst,
    Limit: limit,
  };
}
