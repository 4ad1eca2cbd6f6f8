import { setImmediate as immediate, setTimeout as sleep } from 'node:timers/promises';
import { BatchGetCommand, BatchWriteCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { Refusal } from '../../domain/refusal.ts';
import type { DocumentClient } from './client.ts';
import type { Key } from './keys.ts';

type Item = Record<string, unknown>;

/** AWS's limits of one call. */
const getMax = 100;
const writeMax = 25;
const parallelCalls = 8;
const attemptsMax = 8;

/** Runs the work a few at a time, in order of start. */
export async function inParallel<T>(work: readonly (() => Promise<T>)[], atOnce = parallelCalls): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const runner = async () => {
    while (next < work.length) {
      const at = next++;
      results[at] = (await work[at]?.()) as T;
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, work.length) }, runner));
  return results;
}

const chunksOf = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));

/**
 * Reads items by key, in no order; absent ones are left out. What the storage left undone is asked again. Whoever asks
 * in the same moment shares the calls: a process that answers many at once reads for all of them together.
 */
export async function getItems(
  client: DocumentClient,
  table: string,
  keys: readonly Key[],
  { strong = false } = {},
): Promise<Item[]> {
  if (keys.length === 0) return [];
  const { wanted, found } = joinReading(client, table, strong);
  const texts = new Set(keys.map(keyText));
  for (const key of keys) wanted.set(keyText(key), key);
  const items = await found;
  return [...texts].map((text) => items.get(text)).filter((item) => item !== undefined);
}

/** A read that has not gone out yet. */
interface Reading {
  readonly wanted: Map<string, Key>;
  readonly found: Promise<ReadonlyMap<string, Item>>;
}

const readings = new WeakMap<DocumentClient, Map<string, Reading>>();
const keyText = ({ PK, SK }: { PK?: unknown; SK?: unknown }): string => `${PK} ${SK}`;

function joinReading(client: DocumentClient, table: string, strong: boolean): Reading {
  const ofClient = readings.get(client) ?? new Map<string, Reading>();
  readings.set(client, ofClient);
  const name = `${table} ${strong}`;
  const open = ofClient.get(name);
  if (open !== undefined) return open;
  const wanted = new Map<string, Key>();
  const found = immediate().then(async () => {
    ofClient.delete(name);
    const chunks = chunksOf([...wanted.values()], getMax);
    const items = await inParallel(chunks.map((chunk) => () => getChunk(client, table, chunk, strong)));
    return new Map(items.flat().map((item) => [keyText(item), item]));
  });
  const reading = { wanted, found };
  ofClient.set(name, reading);
  return reading;
}

async function getChunk(client: DocumentClient, table: string, chunk: Key[], strong: boolean): Promise<Item[]> {
  const items: Item[] = [];
  let rest: Item[] = chunk.map(({ PK, SK }) => ({ PK, SK }));
  for (let attempt = 0; rest.length > 0; attempt += 1) {
    await backOff(attempt);
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: rest, ConsistentRead: strong } } }),
    );
    items.push(...(Responses?.[table] ?? []));
    rest = (UnprocessedKeys?.[table]?.Keys ?? []) as Item[];
  }
  return items;
}

/** Puts and deletes items without conditions; every one lands, or it throws. */
export async function writeItems(
  client: DocumentClient,
  table: string,
  writes: readonly ({ put: Item } | { remove: Key })[],
): Promise<void> {
  const requests = writes.map((write) =>
    'put' in write
      ? { PutRequest: { Item: write.put } }
      : { DeleteRequest: { Key: { PK: write.remove.PK, SK: write.remove.SK } } },
  );
  await inParallel(
    chunksOf(requests, writeMax).map((chunk) => async () => {
      let rest: object[] = chunk;
      for (let attempt = 0; rest.length > 0; attempt += 1) {
        await backOff(attempt);
        const { UnprocessedItems } = await client.send(new BatchWriteCommand({ RequestItems: { [table]: rest } }));
        rest = UnprocessedItems?.[table] ?? [];
      }
    }),
  );
}

async function backOff(attempt: number): Promise<void> {
  if (attempt === 0) return;
  if (attempt >= attemptsMax) throw new Refusal('busy');
  await sleep(Math.random() * 20 * 2 ** attempt);
}

/** All items of a query, page by page, up to `max`. */
export async function queryItems(
  client: DocumentClient,
  query: QueryCommandInput,
  max = Number.POSITIVE_INFINITY,
): Promise<Item[]> {
  const items: Item[] = [];
  let start: Item | undefined;
  do {
    const { Items, LastEvaluatedKey } = await client.send(new QueryCommand({ ...query, ExclusiveStartKey: start }));
    items.push(...(Items ?? []));
    start = LastEvaluatedKey;
  } while (start !== undefined && items.length < max);
  return items.slice(0, max);
}
