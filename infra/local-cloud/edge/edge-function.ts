import { runInNewContext } from 'node:vm';

export interface ViewerRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly viewerAddress: string;
}

const timeoutMs = 100;

/** Runs a CloudFront function on a request as its event tells it; answers the request that goes on to the origin. */
export function runEdgeFunction(code: string, request: ViewerRequest): ViewerRequest {
  const event = {
    version: '1.0',
    context: { eventType: 'viewer-request' },
    viewer: { ip: request.viewerAddress },
    request: {
      method: request.method,
      uri: request.path,
      querystring: {},
      headers: Object.fromEntries([...request.headers].map(([name, value]) => [name, { value }])),
      cookies: {},
    },
  };
  const script = `${code}\n;JSON.stringify(handler(${JSON.stringify(event)}))`;
  const { uri, headers } = JSON.parse(String(runInNewContext(script, {}, { timeout: timeoutMs })));
  if (typeof uri !== 'string') throw new Error('The edge function answered no request');
  const entries = Object.entries<{ value: string }>(headers).map(([name, { value }]) => [name, value] as [string, string]);
  return { ...request, path: uri, headers: new Headers(entries) };
}
