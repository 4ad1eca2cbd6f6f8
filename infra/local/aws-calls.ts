import type { ClientRequest } from 'node:http';
import type { AwsEndpoints } from './aws-environment.ts';
import { queueNameInUrl } from './read-queues.ts';
import { attributeOf } from './template-values.ts';

/** One thing that a request to AWS does, in the words of its permissions. */
export interface AwsCall {
  readonly action: string;
  readonly resource: string;
}

/** Batches need the right of the single call. */
const sqsAction = (operation: string) => `sqs:${operation.replace(/Batch$/, '')}`;

interface DynamodbInput {
  readonly TableName?: string;
  readonly IndexName?: string;
  readonly RequestItems?: Readonly<Record<string, unknown>>;
  readonly TransactItems?: readonly Readonly<Record<string, { TableName: string }>>[];
}

const objectActions: Readonly<Record<string, string>> = {
  GET: 's3:GetObject',
  HEAD: 's3:GetObject',
  PUT: 's3:PutObject',
  DELETE: 's3:DeleteObject',
};

/** What a request of an AWS client asks for. One that nobody knows is a call of its own, which nobody allows. */
export function callsIn(request: ClientRequest, body: string, endpoints: AwsEndpoints): AwsCall[] {
  const [service = '', operation = ''] = String(request.getHeader('x-amz-target')).split('.');
  if (service.startsWith('DynamoDB')) return dynamodbCalls(operation, JSON.parse(body));
  if (service === 'AmazonSQS') {
    const queue = queueNameInUrl(JSON.parse(body).QueueUrl);
    return [{ action: sqsAction(operation), resource: attributeOf(queue, 'Arn') }];
  }
  if (service === 'secretsmanager') {
    return [{ action: `secretsmanager:${operation}`, resource: JSON.parse(body).SecretId }];
  }
  const url = new URL(request.path, `${request.protocol}//${request.host}`);
  const [, bucket = '', ...key] = url.pathname.split('/');
  const isObject = request.getHeader('host') === new URL(endpoints.s3AndSqs).host;
  const action = isObject ? objectActions[request.method] : undefined;
  return [
    { action: action ?? `${request.method} ${url.href}`, resource: `${attributeOf(bucket, 'Arn')}/${key.join('/')}` },
  ];
}

function dynamodbCalls(
  operation: string,
  { TableName, IndexName, RequestItems, TransactItems }: DynamodbInput,
): AwsCall[] {
  if (TransactItems) {
    return TransactItems.flatMap((item) =>
      Object.entries(item).map(([kind, { TableName: table }]) => call(`${kind}Item`, table)),
    );
  }
  if (RequestItems) return Object.keys(RequestItems).map((table) => call(operation, table));
  return [call(operation, TableName ?? '', IndexName)];
}

function call(operation: string, table: string, index?: string): AwsCall {
  const arn = attributeOf(table, 'Arn');
  return { action: `dynamodb:${operation}`, resource: index === undefined ? arn : `${arn}/index/${index}` };
}
