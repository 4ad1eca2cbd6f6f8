import type { IncomingMessage } from 'node:http';
import type { Origin } from './distribution.ts';
import type { OriginAnswer } from './edge-cache.ts';

export interface OriginRequest {
  readonly method: string;
  /** Of the viewer, after the edge function. */
  readonly path: string;
  /** With its question mark; empty where there is none. */
  readonly query: string;
  readonly headers: Headers;
  readonly body?: Buffer | undefined;
}

/** What belongs to one connection, and what the edge says of itself. */
const notForwarded =
  /^(host|connection|keep-alive|transfer-encoding|upgrade|te|expect|content-length|accept-encoding|cloudfront-.*)$/;

/** A viewer's headers as the origin gets them: all but `Host`. */
export function forwardedHeaders({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = [rawHeaders[at]?.toLowerCase(), rawHeaders[at + 1]];
    if (!notForwarded.test(name)) headers.append(name, value);
  }
  return headers;
}

/** Asks the local cloud: the API under its path for REST APIs, a bucket under its own. */
export async function askOrigin(endpoint: string, origin: Origin, request: OriginRequest): Promise<OriginAnswer> {
  const { method, body } = request;
  const headers = new Headers(request.headers);
  // Compressing is the edge's part here, and `fetch` would undo what the origin does.
  headers.set('accept-encoding', 'identity');
  if (origin.kind === 'api') for (const [name, value] of Object.entries(origin.headers)) headers.set(name, value);
  const response = await fetch(`${endpoint}${addressOf(origin, request)}`, {
    method,
    headers,
    redirect: 'manual',
    ...(body !== undefined && body.length > 0 && { body: new Uint8Array(body) }),
  });
  return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
}

function addressOf(origin: Origin, { path, query }: OriginRequest): string {
  if (origin.kind === 'bucket') return `/${origin.bucket}${origin.path}${path}`;
  const [, stage = '', rest = ''] = /^\/([^/]+)(.*)$/.exec(path) ?? [];
  return `/restapis/${origin.apiId}/${stage}/_user_request_${rest}${query}`;
}
