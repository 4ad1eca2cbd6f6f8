import { setTimeout as sleep } from 'node:timers/promises';
import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import { PutCommand, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { Refusal } from '../../domain/refusal.ts';
import type { DocumentClient } from './client.ts';

export type TransactItems = NonNullable<TransactWriteCommandInput['TransactItems']>;

/** Per item of the transaction: whether its condition failed, and the item as it stands (absent: there is none). */
export type LostRace = readonly { readonly failed: boolean; readonly item?: Record<string, unknown> }[];

/** The SDK does not retry conflicts of transactions; these many tries with jitter take about a second. */
const attemptsMax = 8;

/**
 * Writes all or nothing. A failed condition is an answer; conflicts and throttling are tried again, then refused as `busy`.
 * One item alone needs no transaction, and costs half: but then a lost answer that is sent again may meet what it wrote
 * itself, and that looks like a lost race.
 */
export async function transact(client: DocumentClient, items: TransactItems): Promise<'committed' | LostRace> {
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    try {
      const [first] = items;
      if (items.length === 1 && first?.Put !== undefined) await client.send(new PutCommand(first.Put));
      else await client.send(new TransactWriteCommand({ TransactItems: items }));
      return 'committed';
    } catch (error) {
      const lost = lostRace(error);
      if (lost !== 'try-again') return lost;
      await sleep(Math.random() * Math.min(250, 10 * 2 ** attempt));
    }
  }
  throw new Refusal('busy');
}

function lostRace(error: unknown): LostRace | 'try-again' {
  if (error instanceof TransactionInProgressException) return 'try-again';
  if (error instanceof ConditionalCheckFailedException) return [failedWith(error.Item)];
  if (!(error instanceof TransactionCanceledException)) throw error;
  const reasons = error.CancellationReasons ?? [];
  if (reasons.some(({ Code }) => Code === 'ConditionalCheckFailed')) {
    return reasons.map(({ Code, Item }) => (Code === 'ConditionalCheckFailed' ? failedWith(Item) : { failed: false }));
  }
  if (reasons.some(({ Code }) => passing.has(Code ?? ''))) return 'try-again';
  throw error;
}

const failedWith = (Item: ConditionalCheckFailedException['Item']): LostRace[number] => ({
  failed: true,
  ...(Item && { item: unmarshall(Item) }),
});

const passing = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);
