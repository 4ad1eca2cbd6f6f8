import type { ServerResponse } from 'node:http';
import { posterHeaders } from '../../response-headers.ts';
import type { RequestListener } from './gateway.ts';

interface Poster {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** Serves posters from the emulated bucket, as the distribution does from the real one. */
export function createPosterServer(s3Url: string, bucket: string): RequestListener {
  return async (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    writePoster(response, await readObject(`${s3Url}/${bucket}${path}`, `/${bucket}/posters/`));
  };
}

/** Absent where there is none; and whatever dots and slashes the address holds, only posters can be meant. */
async function readObject(address: string, allowedPath: string): Promise<Poster | undefined> {
  const url = URL.parse(address);
  if (!url?.pathname.startsWith(allowedPath)) return undefined;
  const found = await fetch(url);
  // 400 says that no key can look like this.
  if (found.status === 404 || found.status === 400) return undefined;
  if (!found.ok) throw new Error(`The bucket answered ${found.status} for ${url.pathname}`);
  return { bytes: await found.bytes(), mediaType: found.headers.get('content-type') ?? 'application/octet-stream' };
}

export function writePoster(response: ServerResponse, poster: Poster | undefined): void {
  const { method } = response.req;
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  if (!poster) {
    response.writeHead(404).end();
    return;
  }
  const { bytes, mediaType } = poster;
  response.writeHead(200, { ...posterHeaders, 'Content-Type': mediaType, 'Content-Length': bytes.length });
  response.end(method === 'HEAD' ? undefined : bytes);
}
