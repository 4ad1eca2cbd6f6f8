import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { PlainError } from '../../local/plain-error.ts';
import { askOrigin, forwardedHeaders } from './ask-origin.ts';
import { type Behaviour, behaviourFor, type Distribution } from './distribution.ts';
import { EdgeCache, type OriginAnswer } from './edge-cache.ts';
import { runEdgeFunction, type ViewerRequest } from './edge-function.ts';

export interface Edge {
  readonly url: string;
  stop(): Promise<void>;
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html */
const compressible = /^(text\/|application\/(json|javascript|xml|manifest\+json)|image\/svg\+xml)/;
const compressedFromBytes = 1_000;

/** Plays the distribution in front of a local cloud, on the loopback interface. */
export async function serveEdge(distribution: Distribution, endpoint: string, port: number): Promise<Edge> {
  const cache = new EdgeCache();
  const server = createServer((request, response) => {
    answer(request, response, { distribution, endpoint, cache }).catch((error: unknown) => {
      console.error(`${request.method} ${request.url} failed at the edge:`, error);
      if (response.headersSent) response.destroy();
      else response.writeHead(502).end();
    });
  });
  await listen(server, port);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

interface Surroundings {
  readonly distribution: Distribution;
  readonly endpoint: string;
  readonly cache: EdgeCache;
}

async function answer(request: IncomingMessage, response: ServerResponse, around: Surroundings): Promise<void> {
  const [path, query] = splitUrl(request.url ?? '/');
  const method = request.method ?? 'GET';
  const behaviour = behaviourFor(around.distribution, path);
  if (!behaviour.methods.includes(method)) return void response.writeHead(403).end();
  const isRead = method === 'GET' || method === 'HEAD';
  const seen = seenRequest(request, behaviour, path);
  if (!isRead || behaviour.cache.maxSeconds === 0) {
    const body = isRead ? undefined : await buffer(request);
    const answered = await askOrigin(around.endpoint, behaviour.origin, { ...seen, query, body });
    return write(request, response, { ...behaviour, compress: false }, answered, 'Miss');
  }
  // Of a request whose answer is shared the origin learns nothing but what tells the answers apart.
  const shared = {
    method: 'GET',
    path: seen.path,
    query: behaviour.cache.keepsQuery ? query : '',
    headers: new Headers(),
  };
  const ask = () => askOrigin(around.endpoint, behaviour.origin, shared);
  const { answer: found, found: how } = await around.cache.get(`${shared.path}${shared.query}`, behaviour.cache, ask);
  return write(request, response, behaviour, found, how);
}

/** The request behind the edge function. */
function seenRequest(request: IncomingMessage, { viewerRequestCode }: Behaviour, path: string): ViewerRequest {
  const viewerAddress = request.socket.remoteAddress ?? '';
  const seen = { method: request.method ?? 'GET', path, headers: forwardedHeaders(request), viewerAddress };
  return viewerRequestCode === undefined ? seen : runEdgeFunction(viewerRequestCode, seen);
}

function splitUrl(url: string): [path: string, query: string] {
  const at = url.indexOf('?');
  return at === -1 ? [url, ''] : [url.slice(0, at), url.slice(at)];
}

function write(
  request: IncomingMessage,
  response: ServerResponse,
  { compress, responseHeaders }: Behaviour,
  { status, headers, body }: OriginAnswer,
  found: 'Hit' | 'Miss',
): void {
  for (const [name, value] of headers)
    if (!/^(connection|content-length|set-cookie|transfer-encoding)$/.test(name)) response.setHeader(name, value);
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
  for (const [name, value] of Object.entries(responseHeaders)) response.setHeader(name, value);
  response.setHeader('x-cache', `${found} from cloudfront`);
  const etag = headers.get('etag');
  if (status === 200 && etag !== null && sameTag(request.headers['if-none-match'], etag)) {
    return void response.writeHead(304).end();
  }
  const [bytes, encoding] = compress && status === 200 ? pack(request, headers, body) : [body, undefined];
  if (encoding !== undefined) response.setHeader('content-encoding', encoding).setHeader('vary', 'Accept-Encoding');
  if (status !== 204 && status !== 304) response.setHeader('content-length', bytes.length);
  response.writeHead(status).end(request.method === 'HEAD' ? undefined : bytes);
}

const strong = (tag: string) => tag.trim().replace(/^W\//, '');
const sameTag = (asked: string | undefined, etag: string) =>
  asked?.split(',').some((each) => strong(each) === strong(etag)) ?? false;

function pack(request: IncomingMessage, headers: Headers, body: Buffer): [Buffer, 'br' | 'gzip' | undefined] {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const isWorthIt = body.length >= compressedFromBytes && compressible.test(headers.get('content-type') ?? '');
  if (!isWorthIt || headers.has('content-encoding')) return [body, undefined];
  if (/\bbr\b/.test(accepted))
    return [brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }), 'br'];
  return /\bgzip\b/.test(accepted) ? [gzipSync(body), 'gzip'] : [body, undefined];
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE' ? new PlainError(`Port ${port} is in use: choose another one with --port.`) : error,
      ),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
}
