import { beforeAll, expect, test } from 'vitest';
import { stageNamed } from '../stages.ts';
import { PlainError } from './plain-error.ts';
import { type LocalApp, readApp } from './read-app.ts';
import { queueNameInUrl } from './read-queues.ts';
import { type StackTemplate, synthesize } from './synthesize.ts';

let stacks: StackTemplate[];
let app: LocalApp;

beforeAll(async () => {
  stacks = await synthesize(stageNamed('embedded'));
  app = readApp(stacks, 'shop7-');
});

const withResource = (type: string, properties: object = {}): StackTemplate[] => [
  ...stacks,
  { stack: 'Extra', template: { Resources: { Thing: { Type: type, Properties: { ...properties } } } } },
];

test('the templates give three tables with their keys and indexes', () => {
  expect(app.tables.map(({ name, indexes }) => [name, indexes.map(({ IndexName }) => IndexName)])).toEqual([
    [expect.stringMatching(/^shop7-Concerts/), ['byStart']],
    [expect.stringMatching(/^shop7-Orders/), ['byConcert']],
    [expect.stringMatching(/^shop7-Accounts/), []],
  ]);
  expect(app.tables[0]?.keySchema).toEqual([
    { AttributeName: 'PK', KeyType: 'HASH' },
    { AttributeName: 'SK', KeyType: 'RANGE' },
  ]);
});

test('a function finds the tables, the bucket and the secret of its own shop, across stacks', () => {
  const environment = app.functions.find(({ name }) => name === 'admin')?.environment ?? {};
  const [concerts, orders, accounts] = app.tables.map(({ name }) => name);
  expect(environment).toMatchObject({ CONCERTS_TABLE: concerts, ORDERS_TABLE: orders, ACCOUNTS_TABLE: accounts });
  expect(environment.POSTERS_BUCKET).toBe(app.buckets[0]);
  expect(environment.SIGNING_SECRET).toBe(app.secrets[0]?.name);
});

test('bucket names are written small, as S3 wants them', () => {
  expect(app.buckets).toEqual([expect.stringMatching(/^shop7-posters[a-z0-9]+$/)]);
});

test('the queues come with what happens to a message that nobody deletes', () => {
  const [deadClaims, claims, deadWatches, watches] = app.queues;
  expect(claims).toEqual({
    name: expect.stringMatching(/^shop7-ClaimsMessages\w+\.fifo$/),
    fifo: true,
    visibilitySeconds: 60,
    deadLetters: { queue: deadClaims?.name, attempts: 8 },
  });
  expect(deadClaims).toMatchObject({ fifo: true, visibilitySeconds: 90, deadLetters: undefined });
  expect(watches).toMatchObject({ fifo: false, visibilitySeconds: 90, deadLetters: { queue: deadWatches?.name } });
});

test('each job has its queue, and whoever sends knows the address', () => {
  const [deadClaims, claims, , watches] = app.queues.map(({ name }) => name) as [string, string, string, string];
  const rules = { batchSize: 10, reportsFailures: true };
  expect(app.mappings).toEqual([
    { queue: claims, job: 'settle', batchesAtOnce: 50, ...rules },
    { queue: watches, job: 'watch', batchesAtOnce: 10, ...rules },
    { queue: deadClaims, job: 'bury', batchesAtOnce: 2, ...rules },
  ]);
  const environment = app.functions.find(({ name }) => name === 'booking')?.environment ?? {};
  expect(queueNameInUrl(environment.CLAIM_QUEUE_URL ?? '')).toBe(claims);
  expect(queueNameInUrl(environment.WATCH_QUEUE_URL ?? '')).toBe(watches);
});

test.each([
  ['AWS::SQS::Queue', { DelaySeconds: 5 }, 'The queue Thing delays all its messages'],
  ['AWS::Lambda::EventSourceMapping', { FunctionName: 'Nobody', EventSourceArn: 'x.Arn' }, 'calls no function'],
  ['AWS::Lambda::EventSourceMapping', { MaximumBatchingWindowInSeconds: 1 }, 'Thing waits or filters'],
])('what the pump cannot do stops the start with a sentence: %s %j', (type, properties, sentence) => {
  expect(() => readApp(withResource(type, properties))).toThrow(sentence);
});

test('the API knows its stage and which bodies are files', () => {
  expect(app.api.stage).toBe('api');
  expect([...app.api.binaryMediaTypes]).toEqual(['image/jpeg', 'image/png', 'image/webp']);
});

test('a resource type that the embedded shop does not know stops it with one plain sentence', () => {
  expect(() => readApp(withResource('AWS::Kinesis::Stream'))).toThrow(
    new PlainError(
      'The embedded shop does not know the resource type AWS::Kinesis::Stream (Thing in Extra): teach it in infra/local/read-app.ts.',
    ),
  );
});

test.each([
  [{ 'Fn::Cidr': ['10.0.0.0/16', 6] }, 'does not know Fn::Cidr, which stack Extra uses'],
  [{ Ref: 'Nothing' }, 'Stack Extra refers to "Nothing", which it does not have'],
  [{ 'Fn::ImportValue': 'nobody:exports' }, 'No stack exports "nobody:exports"'],
])('an expression that cannot be resolved is named: %j', (expression, sentence) => {
  expect(() => readApp(withResource('AWS::DynamoDB::GlobalTable', { KeySchema: expression }))).toThrow(sentence);
});

test('the consistency check is started by the hour', () => {
  expect(app.schedules).toEqual([{ chore: 'check', everyMs: 3_600_000 }]);
});
