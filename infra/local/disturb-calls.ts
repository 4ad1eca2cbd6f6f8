import { AsyncLocalStorage } from 'node:async_hooks';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { FunctionName } from '@frontrow/functions/runtime/settings.ts';
import type { Handler, LocalFunctions } from './invoke.ts';

export type AwsService = 'dynamodb' | 'sqs' | 's3' | 'secrets';

type RequestHandler = DynamoDBClient['config']['requestHandler'];
type WireRequest = Parameters<RequestHandler['handle']>[0];
export type WireReply = Awaited<ReturnType<RequestHandler['handle']>>;

/** What all clients send by, as far as it matters here. */
interface Wire {
  handle(request: WireRequest, options?: { readonly requestTimeout?: number }): Promise<WireReply>;
  httpHandlerConfigs(): { readonly requestTimeout?: number };
}

/** One try of an AWS client, as it is about to leave the process: the SDK's retries are above it. */
export interface WireCall {
  readonly caller: FunctionName;
  readonly service: AwsService;
  /** In AWS's words, such as `TransactWriteItems`; of S3, the method. */
  readonly operation: string;
  /** What is sent; undefined where that is no text. */
  readonly body: string | undefined;
  /** So long the client waits for the answer; 0 is for ever. */
  readonly timeoutMs: number;
}

/**
 * Stands between the functions and AWS in tests. It may answer itself, throw as a broken connection does, wait, or send
 * more than once, with another body too.
 */
export type Disturb = (call: WireCall, send: (body?: string) => Promise<WireReply>) => Promise<WireReply>;

interface Caller {
  readonly name: FunctionName;
  readonly disturb: Disturb;
}

const caller = new AsyncLocalStorage<Caller>();
let isWatching = false;

/** Lets a test meddle with what the functions of one shop say to AWS; all else in the process stays undisturbed. */
export function disturbCalls(functions: LocalFunctions, disturb: Disturb): LocalFunctions {
  if (!isWatching) watchWire();
  isWatching = true;
  const disturbed = Object.entries(functions).map(([name, { handler, timeoutSeconds }]) => {
    const from = { name: name as FunctionName, disturb };
    const run: Handler<never, unknown> = (event, context) =>
      caller.run(from, () => (handler as Handler<never, unknown>)(event, context));
    return [name, { handler: run, timeoutSeconds }];
  });
  return Object.fromEntries(disturbed);
}

/** All clients send by one class, whose method is the last step before the socket. */
function watchWire(): void {
  const { requestHandler } = new DynamoDBClient({ region: 'local' }).config;
  const wire: Wire = Object.getPrototypeOf(requestHandler);
  const handle = wire.handle;
  wire.handle = async function (this: Wire, request, options) {
    const from = caller.getStore();
    if (from === undefined) return handle.call(this, request, options);
    const timeoutMs = options?.requestTimeout ?? this.httpHandlerConfigs().requestTimeout ?? 0;
    const send = (body?: string) => handle.call(this, body === undefined ? request : withBody(request, body), options);
    return from.disturb({ caller: from.name, ...targetOf(request), body: textOf(request), timeoutMs }, send);
  };
}

const services: Readonly<Record<string, AwsService>> = {
  DynamoDB_20120810: 'dynamodb',
  AmazonSQS: 'sqs',
  secretsmanager: 'secrets',
};

function targetOf({ headers, method }: WireRequest): Pick<WireCall, 'service' | 'operation'> {
  const [prefix = '', operation = ''] = (headers['x-amz-target'] ?? '').split('.');
  const service = services[prefix];
  return service === undefined ? { service: 's3', operation: method } : { service, operation };
}

function textOf({ headers, body }: WireRequest): string | undefined {
  if (headers['x-amz-target'] === undefined) return undefined;
  return typeof body === 'string' ? body : new TextDecoder().decode(body);
}

function withBody(request: WireRequest, body: string): WireRequest {
  const changed = request.clone();
  changed.body = body;
  changed.headers['content-length'] = String(Buffer.byteLength(body));
  return changed;
}
