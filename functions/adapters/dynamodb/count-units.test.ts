import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import type { Meter } from '../../domain/meter.ts';
import { countUnits } from './count-units.ts';

const $metadata = {};
const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({ message: '', $metadata, CancellationReasons: codes.map((Code) => ({ Code })) });

/** What is counted when DynamoDB answers, or throws, this. */
async function countedOf(commandName: string, answer: object): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const meter: Meter = {
    count: (name, by = 1) => {
      counts[name] = (counts[name] ?? 0) + by;
    },
    countRefusal: () => {},
  };
  const send = async ({ input }: { input: object }) => {
    expect(input).toMatchObject({ TableName: 't', ReturnConsumedCapacity: 'TOTAL' });
    if (answer instanceof Error) throw answer;
    return { output: answer };
  };
  await countUnits(meter)(send, { commandName })({ input: { TableName: 't' } }).catch(() => {});
  return counts;
}

test('every call is asked what it consumed, of one table or several', async () => {
  expect(await countedOf('QueryCommand', { ConsumedCapacity: { CapacityUnits: 2.5 } })).toEqual({ ReadUnits: 2.5 });
  const two = { ConsumedCapacity: [{ CapacityUnits: 3 }, { CapacityUnits: 4 }] };
  expect(await countedOf('TransactWriteItemsCommand', two)).toEqual({ WriteUnits: 7 });
  expect(await countedOf('BatchGetItemCommand', two)).toEqual({ ReadUnits: 7 });
});

test('a failed condition costs a write, and two for each item of a transaction, though nothing is reported', async () => {
  const failed = new ConditionalCheckFailedException({ message: '', $metadata });
  expect(await countedOf('PutItemCommand', failed)).toEqual({ WriteUnits: 1 });
  expect(await countedOf('TransactWriteItemsCommand', cancelled('None', 'ConditionalCheckFailed', 'None'))).toEqual({
    WriteUnits: 6,
    ClaimConflicts: 1,
  });
});

test('transactions that met another one, or too little capacity, are told apart', async () => {
  expect(await countedOf('TransactWriteItemsCommand', cancelled('TransactionConflict', 'None'))).toMatchObject({
    TransactionConflicts: 1,
  });
  expect(await countedOf('TransactWriteItemsCommand', cancelled('ThrottlingError'))).toMatchObject({ Throttles: 1 });
});

test('whatever else goes wrong is passed on and costs nothing', async () => {
  expect(await countedOf('PutItemCommand', new Error('no connection'))).toEqual({});
});
