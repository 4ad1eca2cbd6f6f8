import { Readable } from 'node:stream';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { answerInTime } from './answer-in-time.ts';

/** A client whose wire gives these answers, one a try, and the last one from then on. */
function clientHearing(...answers: readonly (readonly [status: number, body: string])[]) {
  let tries = 0;
  const requestHandler = {
    async handle() {
      const [statusCode, body] = answers[Math.min(tries, answers.length - 1)] ?? [500, ''];
      tries += 1;
      const headers = { 'content-type': 'application/x-amz-json-1.0' };
      return { response: { statusCode, headers, body: Readable.from(body === '' ? [] : [Buffer.from(body)]) } };
    },
  };
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  const client = new DynamoDBClient({ region: 'local', credentials, maxAttempts: 3, requestHandler } as never);
  return { client: DynamoDBDocumentClient.from(answerInTime(client)), tries: () => tries };
}

const failure = (type: string) => JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: type });
const put = () => new PutCommand({ TableName: 'orders', Item: { PK: 'a' } });
const get = () => new BatchGetCommand({ RequestItems: { orders: { Keys: [{ PK: 'a' }] } } });
const query = () => new QueryCommand({ TableName: 'orders', KeyConditionExpression: 'PK = :a' });

test('a plain write that meets a transaction is tried again', async () => {
  const { client, tries } = clientHearing([400, failure('TransactionConflictException')], [200, '{}']);
  await client.send(put());
  expect(tries()).toBe(2);
});

test.each([
  ['cut off', '{"Responses":{"orders":[{"PK":{"S":"a'],
  ['empty', ''],
])('an answer that is %s is asked for again, and never read as “there is nothing”', async (_, body) => {
  const { client, tries } = clientHearing([200, body], [200, '{"Responses":{"orders":[{"PK":{"S":"a"}}]}}']);
  expect((await client.send(get())).Responses).toEqual({ orders: [{ PK: 'a' }] });
  expect(tries()).toBe(2);
});

test.each([
  ['conflicts', [400, failure('TransactionConflictException')], put()],
  ['is throttled', [400, failure('ProvisionedThroughputExceededException')], put()],
  ['is cut off', [200, '{"Items":[{'], query()],
  ['is empty', [200, ''], query()],
  ['fails without a word', [400, ''], put()],
] as const)('what %s at every try is refused as busy after three', async (_, answer, command) => {
  const { client, tries } = clientHearing(answer);
  await expect(client.send(command as never)).rejects.toMatchObject({ code: 'busy' });
  expect(tries()).toBe(3);
});

test('a failed condition is an answer, and told at once', async () => {
  const { client, tries } = clientHearing([400, failure('ConditionalCheckFailedException')]);
  await expect(client.send(put())).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
  expect(tries()).toBe(1);
});
