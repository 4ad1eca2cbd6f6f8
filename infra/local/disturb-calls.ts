import { AsyncLocalStorage } from 'node:async_hooks';
import type { FunctionName } from '@frontrow/functions/runtime/settings.ts';
import type { Handler, LocalFunctions } from './invoke.ts';
import { putOnWire, targetOf, textOf, type WireReply, type WireRequest, type WireStep } from './wire.ts';

export type AwsService = 'dynamodb' | 'sqs' | 's3' | 'secrets';

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
  if (!isWatching) putOnWire(disturbed);
  isWatching = true;
  const inTest = Object.entries(functions).map(([name, { handler, timeoutSeconds }]) => {
    const from = { name: name as FunctionName, disturb };
    const run: Handler<never, unknown> = (event, context) =>
      caller.run(from, () => (handler as Handler<never, unknown>)(event, context));
    return [name, { handler: run, timeoutSeconds }];
  });
  return Object.fromEntries(inTest);
}

const disturbed: WireStep = (request, send, timeoutMs) => {
  const from = caller.getStore();
  if (from === undefined) return send(request);
  const call = { caller: from.name, ...callOf(request), timeoutMs };
  return from.disturb(call, (body) => send(body === undefined ? request : withBody(request, body)));
};

const services: Readonly<Record<string, AwsService>> = {
  DynamoDB_20120810: 'dynamodb',
  AmazonSQS: 'sqs',
  secretsmanager: 'secrets',
};

function callOf(request: WireRequest): Pick<WireCall, 'service' | 'operation' | 'body'> {
  const { service, operation } = targetOf(request);
  const known = services[service];
  return known === undefined
    ? { service: 's3', operation: request.method, body: undefined }
    : { service: known, operation, body: textOf(request) };
}

function withBody(request: WireRequest, body: string): WireRequest {
  const changed = request.clone();
  changed.body = body;
  changed.headers['content-length'] = String(Buffer.byteLength(body));
  return changed;
}
