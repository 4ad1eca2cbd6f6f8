import { beforeAll, expect, test } from 'vitest';
import { stageNamed } from '../stages.ts';
import { PlainError } from './plain-error.ts';
import { type LocalApp, readApp } from './read-app.ts';
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
