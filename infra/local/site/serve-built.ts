import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { siteHeaders, siteLifetime } from '../../response-headers.ts';
import type { Site } from './site.ts';

interface SiteFile {
  readonly headers: Record<string, string>;
  /** By content coding, such as `br`. */
  readonly bodies: Record<Coding, Buffer>;
}

type Coding = 'br' | 'gzip' | 'identity';

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** Serves a built site as the distribution does: its headers, its compression, one page for every route. */
export async function serveBuilt(folder: string): Promise<Site> {
  const files = await readSite(folder);
  return {
    listener: async (request, response) => answer(request, response, files),
    async stop() {},
  };
}

async function readSite(folder: string): Promise<ReadonlyMap<string, SiteFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const read = async (path: string) => [`/${relative(folder, path)}`, await readSiteFile(path)] as const;
  return new Map(await Promise.all(paths.map(read)));
}

async function readSiteFile(path: string): Promise<SiteFile> {
  const identity = await readFile(path);
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
    promisify(gzip)(identity),
  ]);
  return {
    headers: {
      ...siteHeaders,
      'Cache-Control': path.includes('/assets/') ? siteLifetime.assets : siteLifetime.pages,
      'Content-Type': mediaTypes[extname(path)] ?? 'application/octet-stream',
      Vary: 'Accept-Encoding',
    },
    bodies: { br, gzip: zipped, identity },
  };
}

function answer(request: IncomingMessage, response: ServerResponse, files: ReadonlyMap<string, SiteFile>): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const file = files.get(fileOf(request.url ?? '/'));
  if (!file) {
    response.writeHead(404, { 'Cache-Control': 'no-store' }).end();
    return;
  }
  const coding = codingFor(request.headers['accept-encoding']);
  const body = file.bodies[coding];
  response.writeHead(200, {
    ...file.headers,
    ...(coding === 'identity' ? {} : { 'Content-Encoding': coding }),
    'Content-Length': body.length,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** The site's own routes are one page; only what has a file ending is a file. */
function fileOf(url: string): string {
  const [path = '/'] = url.split('?');
  return path.slice(path.lastIndexOf('/')).includes('.') ? path : '/index.html';
}

function codingFor(accepted: string | string[] | undefined): Coding {
  const words = String(accepted ?? '').split(/[\s,;]+/);
  return (['br', 'gzip'] as const).find((coding) => words.includes(coding)) ?? 'identity';
}
