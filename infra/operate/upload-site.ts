import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Vite names what lies there after its content. */
const versionedFolder = 'assets/';
const forGood = 'public, max-age=31536000, immutable';
/** Asked for anew each time; the edge answers most of these by itself, so that a deployment shows within seconds. */
const asked = 'public, max-age=0, must-revalidate';

export interface SiteFile {
  readonly key: string;
  readonly path: string;
  readonly contentType: string;
  readonly cacheControl: string;
}

/** What to upload from a built site, and how it may be kept: pages last, so that what they name is there before them. */
export async function listSiteFiles(folder: string): Promise<SiteFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const isPage = ({ key }: SiteFile) => Number(key.endsWith('.html'));
  return files.map((path) => siteFile(folder, path)).sort((a, b) => isPage(a) - isPage(b) || (a.key < b.key ? -1 : 1));
}

function siteFile(folder: string, path: string): SiteFile {
  const key = relative(folder, path).split(sep).join('/');
  const contentType = mediaTypes[extname(path).toLowerCase()];
  if (contentType === undefined) throw new Error(`${key} has an ending whose media type nobody has told.`);
  return { key, path, contentType, cacheControl: key.startsWith(versionedFolder) ? forGood : asked };
}

/**
 * Puts a built site into its bucket. Files of earlier versions stay: pages that are open name them still, and their
 * names will never mean anything else.
 */
export async function uploadSite(
  client: Pick<S3Client, 'send'>,
  { bucket, folder }: { bucket: string; folder: string },
): Promise<number> {
  const files = await listSiteFiles(folder);
  if (!files.some(({ key }) => key === 'index.html'))
    throw new Error(`${folder} holds no index.html: build the site first.`);
  for (const { key, path, contentType, cacheControl } of files) {
    const Body = await readFile(path);
    const object = { Bucket: bucket, Key: key, Body, ContentType: contentType, CacheControl: cacheControl };
    await client.send(new PutObjectCommand(object));
  }
  return files.length;
}
