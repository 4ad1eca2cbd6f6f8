import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { invoke, type LocalFunctions, timedOut } from '../invoke.ts';
import { TooManyRequests } from '../limit-concurrency.ts';
import type { ApiDefinition, FixedReply } from '../read-api.ts';
import { proxyEventOf } from './proxy-event.ts';
import { readBody } from './read-body.ts';
import { type RouteMatch, RouteTree } from './route-tree.ts';
import { createTurns } from './take-turns.ts';
import { writeFixedReply, writeResult } from './write-reply.ts';

export type RequestListener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Plays API Gateway: finds the route, calls its function with a proxy event, writes what it answers. */
export function createGateway(api: ApiDefinition, functions: LocalFunctions): RequestListener {
  const routes = new RouteTree(api.routes);
  const takeTurns = createTurns();
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
      const { workload } = answer;
      const { requestId } = event.requestContext;
      const result = await takeTurns(() => invoke(functions[workload], workload, event, requestId));
      await writeResult(response, result, api.compressedFromBytes);
    } catch (error) {
      if (error === timedOut) return refuse(response, 'INTEGRATION_TIMEOUT');
      if (error instanceof TooManyRequests) return refuse(response, 'INTEGRATION_FAILURE');
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
