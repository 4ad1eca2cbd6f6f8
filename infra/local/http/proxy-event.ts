import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { RouteMatch } from './route-tree.ts';

interface EventParts {
  readonly request: IncomingMessage;
  readonly stage: string;
  /** Below the stage. */
  readonly path: string;
  readonly query: string;
  readonly match: RouteMatch;
  readonly body: string | null;
  readonly isBase64Encoded: boolean;
}

/** Nobody signs in at the gateway itself. */
const noCaller = {
  accessKey: null,
  accountId: null,
  apiKey: null,
  apiKeyId: null,
  caller: null,
  clientCert: null,
  cognitoAuthenticationProvider: null,
  cognitoAuthenticationType: null,
  cognitoIdentityId: null,
  cognitoIdentityPoolId: null,
  principalOrgId: null,
  user: null,
  userArn: null,
};

/** The event that API Gateway (REST, proxy integration) would hand to the function. */
export function proxyEventOf({
  request,
  stage,
  path,
  query,
  match,
  body,
  isBase64Encoded,
}: EventParts): APIGatewayProxyEvent {
  const { headers, multiValueHeaders } = headersOf(request);
  const { resource, method } = { resource: match.route.path, method: request.method ?? 'GET' };
  return {
    resource,
    path,
    httpMethod: method,
    headers,
    multiValueHeaders,
    ...queryOf(query),
    pathParameters: match.pathParameters,
    stageVariables: null,
    requestContext: {
      accountId: '000000000000',
      apiId: 'embedded',
      authorizer: null,
      protocol: `HTTP/${request.httpVersion}`,
      httpMethod: method,
      identity: { ...noCaller, sourceIp: sourceIpOf(request), userAgent: request.headers['user-agent'] ?? null },
      path: `/${stage}${path}`,
      stage,
      requestId: randomUUID(),
      requestTimeEpoch: Date.now(),
      resourceId: resource,
      resourcePath: resource,
    },
    body,
    isBase64Encoded,
  };
}

const sourceIpOf = ({ socket }: IncomingMessage) => (socket.remoteAddress ?? '').replace('::ffff:', '');

function headersOf({ rawHeaders }: IncomingMessage) {
  const { last, all } = collect(pairsOf(rawHeaders));
  return { headers: last, multiValueHeaders: all };
}

function* pairsOf(rawHeaders: readonly string[]): Iterable<[name: string, value: string]> {
  for (let place = 0; place + 1 < rawHeaders.length; place += 2) {
    yield [rawHeaders[place] as string, rawHeaders[place + 1] as string];
  }
}

type Query = Pick<APIGatewayProxyEvent, 'queryStringParameters' | 'multiValueQueryStringParameters'>;

function queryOf(query: string): Query {
  if (query === '') return { queryStringParameters: null, multiValueQueryStringParameters: null };
  const { last, all } = collect(new URLSearchParams(query));
  return { queryStringParameters: last, multiValueQueryStringParameters: all };
}

/** Of a repeated name the last value counts; all of them are in the second record. */
function collect(pairs: Iterable<[name: string, value: string]>) {
  // Without a prototype, so that a header called __proto__ is a header and nothing else.
  const last: Record<string, string> = Object.create(null);
  const all: Record<string, string[]> = Object.create(null);
  for (const [name, value] of pairs) {
    last[name] = value;
    const values = all[name];
    if (values) values.push(value);
    else all[name] = [value];
  }
  return { last, all };
}
