import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Workload } from '@frontrow/functions/contract/endpoint.ts';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import type { ApiDefinition, FixedReply } from '../read-api.ts';
import { proxyEventOf } from './proxy-event.ts';
import { readBody } from './read-body.ts';
import { type RouteMatch, RouteTree } from './route-tree.ts';
import { writeFixedReply, writeResult } from './write-reply.ts';

export type ApiHandler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

export interface LocalFunction {
  readonly handler: ApiHandler;
  readonly timeoutSeconds: number;
}

export type LocalFunctions = Readonly<Record<Workload, LocalFunction>>;

export type RequestListener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Plays API Gateway: finds the route, calls its function with a proxy event, writes what it answers. */
export function createGateway(api: ApiDefinition, functions: LocalFunctions): RequestListener {
  const routes = new RouteTree(api.routes);
  const refuse = (response: ServerResponse, type: string) => writeFixedReply(response, gatewayReply(api, type));

  return async (request, response) => {
    const [path, query] = splitUrl(request.url ?? '', api.stage);
    const match = routes.find(request.method ?? 'GET', path);
    if (!match) return refuse(response, 'MISSING_AUTHENTICATION_TOKEN');
    const { answer } = match.route;
    if ('fixed' in answer) return writeFixedReply(response, answer.fixed);

    const bytes = await readBody(request);
    if (bytes === 'too-large') return refuse(response.setHeader('Connection', 'close'), 'REQUEST_TOO_LARGE');
    const event = eventOf(api, { request, path, query, match, bytes });
    try {
      writeResult(response, await invoke(functions[answer.workload], answer.workload, event));
    } catch (error) {
      if (error === timedOut) return refuse(response, 'INTEGRATION_TIMEOUT');
      console.error(`${request.method} ${path} failed:`, error);
      if (response.headersSent) response.destroy();
      else refuse(response, 'INTEGRATION_FAILURE');
    }
  };
}

function gatewayReply({ gatewayReplies }: ApiDefinition, type: string): FixedReply {
  const reply = gatewayReplies.get(type) ?? gatewayReplies.get('DEFAULT_5XX');
  return reply ?? { status: 500, headers: {}, body: '' };
}

/** The path below the stage, and the query without its question mark. */
function splitUrl(url: string, stage: string): [path: string, query: string] {
  const queryAt = url.indexOf('?');
  if (queryAt === -1) return [url.slice(stage.length + 1), ''];
  return [url.slice(stage.length + 1, queryAt), url.slice(queryAt + 1)];
}

interface Received {
  readonly request: IncomingMessage;
  readonly path: string;
  readonly query: string;
  readonly match: RouteMatch;
  readonly bytes: Buffer;
}

function eventOf({ stage, binaryMediaTypes }: ApiDefinition, { bytes, ...parts }: Received): APIGatewayProxyEvent {
  const [mediaType = ''] = (parts.request.headers['content-type'] ?? '').split(';');
  const isBase64Encoded = bytes.length > 0 && binaryMediaTypes.has(mediaType.trim().toLowerCase());
  const body = bytes.length === 0 ? null : bytes.toString(isBase64Encoded ? 'base64' : 'utf8');
  return proxyEventOf({ ...parts, stage, body, isBase64Encoded });
}

const timedOut = new Error('The function took longer than its timeout');

async function invoke({ handler, timeoutSeconds }: LocalFunction, workload: Workload, event: APIGatewayProxyEvent) {
  const endsAt = Date.now() + timeoutSeconds * 1_000;
  const context = contextOf(workload, event.requestContext.requestId, endsAt);
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, timeoutSeconds * 1_000, timedOut);
  });
  try {
    return await Promise.race([handler(event, context), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function contextOf(workload: Workload, awsRequestId: string, endsAt: number): Context {
  return {
    awsRequestId,
    functionName: workload,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${workload}`,
    memoryLimitInMB: '1024',
    logGroupName: workload,
    logStreamName: 'embedded',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, endsAt - Date.now()),
    done: () => {},
    fail: () => {},
    succeed: () => {},
  };
}
