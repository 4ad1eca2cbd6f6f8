import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import httpEventNormalizer from '@middy/http-event-normalizer';
import httpHeaderNormalizer from '@middy/http-header-normalizer';
import httpSecurityHeaders from '@middy/http-security-headers';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import type { Endpoint, InputOf, ReplyOf } from '../contract/endpoint.ts';
import { limits } from '../contract/limits.ts';
import type { Caller } from '../domain/account.ts';
import type { AccessTokens, Edge } from '../domain/ports.ts';
import { Refusal } from '../domain/refusal.ts';
import { authorise } from './authorise.ts';
import { clientAddressOf } from './client-address.ts';
import { jsonBody } from './json-body.ts';
import { logger, requestLog } from './logger.ts';
import { metered } from './metrics.ts';
import { problemReplies } from './problem-replies.ts';
import { Reply, toProxyResult } from './reply.ts';
import { validate } from './validate.ts';

/** An event on its way to a handler: `body` becomes what its JSON said, `caller` whoever the endpoint asked for. */
export type ApiEvent = Omit<APIGatewayProxyEvent, 'body'> & { body: unknown; caller?: Caller | undefined };
export type ApiHandler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

/** What a handler may want to know of the request beside its checked input. */
export interface RequestFacts {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly cookies: Readonly<Record<string, string>>;
  readonly sourceIp: string;
  /** The body of an endpoint that takes files. */
  readonly bytes: Uint8Array;
}

export type HandlerInput<E extends Endpoint> = InputOf<E> & {
  readonly account: E['access'] extends 'anyone' ? undefined : Caller;
  readonly request: RequestFacts;
};

/** Answers the endpoint's reply, or a `Reply` where status or headers differ. Refusals are thrown. */
export type Handle<E extends Endpoint> = (input: HandlerInput<E>) => Promise<ReplyOf<E> | Reply>;

export interface Route {
  readonly endpoint: Endpoint;
  readonly handle: (input: never) => Promise<unknown>;
}

/** An endpoint with its handler, checked against each other by the compiler. */
export const route = <const E extends Endpoint>(endpoint: E, handle: Handle<E>): Route => ({ endpoint, handle });

/** As long as the site says it; about other hosts of its domain the shop says nothing. */
const aYearOfHttps = { maxAge: 365 * 24 * 60 * 60, includeSubDomains: false, preload: false };

/** The handler of one function: API Gateway names the route, so finding it is one look into a table. */
export function api(routes: readonly Route[], accessTokens?: Pick<AccessTokens, 'verify'>, edge?: Edge): ApiHandler {
  const resourceOf = ({ method, path }: Endpoint) => `${method} ${path}`;
  const byResource = new Map(routes.map((of) => [resourceOf(of.endpoint), chain(of, accessTokens, edge)]));
  const names = new Map(routes.map(({ endpoint }) => [resourceOf(endpoint), endpoint.name]));

  const receive = middy<APIGatewayProxyEvent, APIGatewayProxyResult>()
    .use(injectLambdaContext(logger))
    .use(requestLog() as middy.MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult>)
    .use(httpHeaderNormalizer())
    .use(httpEventNormalizer())
    .use(httpSecurityHeaders({ strictTransportSecurity: aYearOfHttps }))
    .use(
      problemReplies({ logBug: (error) => logger.error('bug', error as Error) }) as middy.MiddlewareObj<
        APIGatewayProxyEvent,
        APIGatewayProxyResult
      >,
    )
    .handler(async (event, context) => {
      const receiveRoute = byResource.get(`${event.httpMethod} ${event.resource}`);
      if (receiveRoute === undefined) throw new Refusal('not-found');
      return receiveRoute(event, context);
    }) as unknown as ApiHandler;
  return metered(({ httpMethod, resource }) => names.get(`${httpMethod} ${resource}`) ?? 'not-found', receive);
}

function chain(
  { endpoint, handle }: Route,
  accessTokens: Pick<AccessTokens, 'verify'> | undefined,
  edge: Edge | undefined,
): ApiHandler {
  const receive = middy<ApiEvent, APIGatewayProxyResult>();

  receive.before(async ({ event }) => {
    event.caller = await authorise(endpoint, event.headers.authorization, accessTokens);
    if (bodyLength(event) > (endpoint.bodyBytesMax ?? limits.bodyBytes)) throw new Refusal('body-too-large');
    refuseOtherMediaTypes(endpoint, event);
  });
  if (endpoint.body !== undefined) receive.use(jsonBody());

  return receive.handler(async (event) => {
    const input = {
      ...validate(endpoint, event),
      account: event.caller,
      request: await factsOf(endpoint, event, edge),
    };
    const result = await handle(input as never);
    return toProxyResult(
      result instanceof Reply ? result : new Reply({ status: endpoint.status, body: result as object | undefined }),
    );
  }) as unknown as ApiHandler;
}

const bodyLength = ({ body, isBase64Encoded }: ApiEvent): number => {
  if (typeof body !== 'string') return 0;
  return Buffer.byteLength(body, isBase64Encoded ? 'base64' : 'utf8');
};

function refuseOtherMediaTypes({ binaryBody }: Endpoint, { headers }: ApiEvent): void {
  if (binaryBody === undefined) return;
  const mediaType = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!binaryBody.includes(mediaType)) throw new Refusal('unsupported-media-type');
}

async function factsOf({ binaryBody }: Endpoint, event: ApiEvent, edge: Edge | undefined): Promise<RequestFacts> {
  const bytes =
    binaryBody && typeof event.body === 'string'
      ? Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8')
      : new Uint8Array();
  return {
    headers: event.headers,
    cookies: cookiesOf(event.headers.cookie),
    sourceIp: await clientAddressOf(event, edge),
    bytes,
  };
}

function cookiesOf(header = ''): Record<string, string> {
  const pairs = header.split(';').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at < 0 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const];
  });
  return Object.fromEntries(pairs);
}
