import type { FunctionName } from '@frontrow/functions/runtime/settings.ts';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { DataStack } from './data-stack.ts';

type TableAction = 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'BatchWriteItem';
type QueueAction =
  | 'SendMessage'
  | 'ReceiveMessage'
  | 'DeleteMessage'
  | 'GetQueueAttributes'
  | 'ChangeMessageVisibility';
type ObjectAction = 'GetObject' | 'PutObject' | 'DeleteObject';

interface Permissions {
  readonly concerts?: readonly TableAction[];
  readonly orders?: readonly TableAction[];
  readonly accounts?: readonly TableAction[];
  readonly claims?: readonly QueueAction[];
  readonly deadClaims?: readonly QueueAction[];
  readonly watches?: readonly QueueAction[];
  readonly posters?: readonly ObjectAction[];
  readonly signingSecret?: 'read';
  readonly originSecret?: 'read';
}

/** Lambda's pollers fetch with the rights of the function they fetch for. */
const workOff = ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'] as const;

/**
 * What each function may do, and nothing else. Transactions need the rights of the writes they hold. Browsing updates
 * the count of seats left where it finds an old one.
 */
export const permissions: Record<FunctionName, Permissions> = {
  browse: { concerts: ['BatchGetItem', 'Query', 'UpdateItem'] },
  availability: { concerts: ['BatchGetItem', 'Query'] },
  booking: {
    concerts: ['BatchGetItem', 'Query', 'UpdateItem'],
    orders: ['BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    claims: ['SendMessage'],
    watches: ['SendMessage'],
    signingSecret: 'read',
    originSecret: 'read',
  },
  accounts: {
    accounts: ['BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'],
    signingSecret: 'read',
    originSecret: 'read',
  },
  admin: {
    concerts: ['BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'BatchWriteItem'],
    orders: ['BatchGetItem', 'Query'],
    accounts: ['BatchGetItem'],
    watches: ['SendMessage'],
    posters: ['DeleteObject'],
    signingSecret: 'read',
  },
  posters: {
    concerts: ['BatchGetItem', 'UpdateItem'],
    posters: ['PutObject', 'DeleteObject'],
    signingSecret: 'read',
  },
  settle: {
    concerts: ['BatchGetItem', 'Query', 'UpdateItem'],
    orders: ['BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    claims: [...workOff, 'ChangeMessageVisibility'],
  },
  watch: {
    concerts: ['BatchGetItem', 'Query', 'UpdateItem'],
    orders: ['BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    claims: ['SendMessage'],
    watches: [...workOff, 'SendMessage'],
  },
  bury: {
    concerts: ['BatchGetItem'],
    orders: ['BatchGetItem', 'PutItem', 'UpdateItem'],
    deadClaims: workOff,
  },
  check: {
    concerts: ['BatchGetItem', 'Query'],
    orders: ['BatchGetItem', 'Query'],
  },
};

const tables = ['concerts', 'orders', 'accounts'] as const;
const indexes: Readonly<Record<(typeof tables)[number], string | undefined>> = {
  concerts: 'byStart',
  orders: 'byConcert',
  accounts: undefined,
};

/** A function's line of the table as IAM statements. */
export function statementsFor(name: FunctionName, data: DataStack): PolicyStatement[] {
  const allowed = permissions[name];
  const statements = tables.flatMap((table) =>
    tableStatements(data[table].tableArn, indexes[table], allowed[table] ?? []),
  );
  const queues = { claims: data.claims.messages, deadClaims: data.claims.deadLetters, watches: data.watches.messages };
  for (const [queue, { queueArn }] of Object.entries(queues)) {
    const actions = (allowed[queue as keyof typeof queues] ?? []).map((action) => `sqs:${action}`);
    if (actions.length > 0) statements.push(new PolicyStatement({ actions, resources: [queueArn] }));
  }
  if (allowed.posters) {
    const actions = allowed.posters.map((action) => `s3:${action}`);
    statements.push(new PolicyStatement({ actions, resources: [data.posters.arnForObjects('posters/*')] }));
  }
  for (const secret of ['signingSecret', 'originSecret'] as const) {
    if (allowed[secret] === undefined) continue;
    const actions = ['secretsmanager:GetSecretValue'];
    statements.push(new PolicyStatement({ actions, resources: [data[secret].secretArn] }));
  }
  return statements;
}

function tableStatements(
  tableArn: string,
  index: string | undefined,
  actions: readonly TableAction[],
): PolicyStatement[] {
  if (actions.length === 0) return [];
  const onTable = new PolicyStatement({ actions: actions.map(dynamodb), resources: [tableArn] });
  if (index === undefined || !actions.includes('Query')) return [onTable];
  return [onTable, new PolicyStatement({ actions: [dynamodb('Query')], resources: [`${tableArn}/index/${index}`] })];
}

const dynamodb = (action: TableAction) => `dynamodb:${action}`;
