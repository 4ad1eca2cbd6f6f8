import { isDeepStrictEqual } from 'node:util';
import { PlainError } from '../plain-error.ts';
import type { TableDefinition } from '../read-app.ts';
import { localAccess } from './local-access.ts';

/** Creates the tables that are not there yet; tables from an earlier start must still fit the template. */
export async function createTables(url: string, tables: readonly TableDefinition[]): Promise<void> {
  await Promise.all(tables.map((table) => createTable(url, table)));
}

async function createTable(url: string, table: TableDefinition): Promise<void> {
  const { name: TableName, keySchema: KeySchema, attributes: AttributeDefinitions, indexes } = table;
  const created = await call(url, 'CreateTable', {
    TableName,
    KeySchema,
    AttributeDefinitions,
    BillingMode: 'PAY_PER_REQUEST',
    ...(indexes.length > 0 ? { GlobalSecondaryIndexes: indexes } : {}),
  });
  if (created.ok) return;
  const problem = (await created.json()) as Fault;
  if (!String(problem.__type).endsWith('ResourceInUseException')) {
    throw new PlainError(`The table ${TableName} could not be created: ${problem.message ?? problem.Message}`);
  }
  const { Table } = (await (await call(url, 'DescribeTable', { TableName })).json()) as Description;
  if (!isDeepStrictEqual(shapeOf(Table.KeySchema, Table.GlobalSecondaryIndexes), shapeOf(KeySchema, indexes))) {
    throw new PlainError(`The table ${TableName} was made by another version of the app: start once with --reset.`);
  }
}

interface Fault {
  readonly __type: string;
  readonly message?: string;
  readonly Message?: string;
}

interface Description {
  readonly Table: { KeySchema: TableDefinition['keySchema']; GlobalSecondaryIndexes?: readonly Index[] };
}

type Index = TableDefinition['indexes'][number];

const shapeOf = (keySchema: TableDefinition['keySchema'], indexes: readonly Index[] = []) => ({
  keySchema,
  indexes: indexes.map(({ IndexName, KeySchema }) => ({ IndexName, KeySchema })),
});

function call(url: string, operation: string, input: object): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-amz-json-1.0',
      'X-Amz-Target': `DynamoDB_20120810.${operation}`,
      'X-Amz-Date': '20260101T000000Z',
      Authorization: `AWS4-HMAC-SHA256 Credential=${localAccess.accessKeyId}/20260101/${localAccess.region}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(input),
  }).catch(() => {
    throw new PlainError(`Nothing answers at ${url}, where DynamoDB should be.`);
  });
}
