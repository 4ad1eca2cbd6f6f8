import type { APIGatewayProxyResult } from 'aws-lambda';

/** A reply that is more than the endpoint's status and a JSON body: a header, a cookie, a 304. */
export class Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  /** An object is sent as JSON, a text as it is. */
  readonly body: object | string | undefined;

  constructor(parts: {
    status: number;
    headers?: Record<string, string>;
    cookies?: readonly string[];
    body?: object | string;
  }) {
    this.status = parts.status;
    this.headers = parts.headers ?? {};
    this.cookies = parts.cookies ?? [];
    this.body = parts.body;
  }
}

/** What API Gateway sends. Nothing is cached unless the reply says so. */
export function toProxyResult({ status, headers, cookies, body }: Reply): APIGatewayProxyResult {
  return {
    statusCode: status,
    headers: {
      'cache-control': 'no-store',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(cookies.length > 0 && { multiValueHeaders: { 'set-cookie': [...cookies] } }),
    body: typeof body === 'object' ? JSON.stringify(body) : (body ?? ''),
  };
}
