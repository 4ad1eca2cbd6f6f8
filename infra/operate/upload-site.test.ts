import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { expect, onTestFinished, test } from 'vitest';
import { createBuckets, startS3AndSqs } from '../local/emulators/s3-and-sqs.ts';
import { listSiteFiles, uploadSite } from './upload-site.ts';

async function siteOf(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'front-row-site-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

async function startBucket(): Promise<S3Client> {
  const s3 = await startS3AndSqs();
  await createBuckets(s3.url, ['site']);
  const client = new S3Client({
    endpoint: s3.url,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  onTestFinished(async () => {
    client.destroy();
    await s3.stop();
  });
  return client;
}

test('each file arrives with its type; what is named after its content is kept for good, pages are asked for', async () => {
  const folder = await siteOf({
    'index.html': '<html>',
    'assets/app-1a2b.js': 'app',
    'assets/seat-9f.woff2': 'font',
    'favicon.svg': '<svg>',
  });
  const client = await startBucket();
  expect(await uploadSite(client, { bucket: 'site', folder })).toBe(4);
  const headOf = async (Key: string) => {
    const { ContentType, CacheControl, Body } = await client.send(new GetObjectCommand({ Bucket: 'site', Key }));
    return [ContentType, CacheControl, await Body?.transformToString()];
  };
  const forGood = 'public, max-age=31536000, immutable';
  const asked = 'public, max-age=0, must-revalidate';
  expect(await headOf('assets/app-1a2b.js')).toEqual(['text/javascript; charset=utf-8', forGood, 'app']);
  expect(await headOf('assets/seat-9f.woff2')).toEqual(['font/woff2', forGood, 'font']);
  expect(await headOf('index.html')).toEqual(['text/html; charset=utf-8', asked, '<html>']);
  expect(await headOf('favicon.svg')).toEqual(['image/svg+xml', asked, '<svg>']);
});

test('pages come last, when all that they name is there', async () => {
  const folder = await siteOf({ 'index.html': '', 'assets/z.js': '', 'zebra.svg': '' });
  expect((await listSiteFiles(folder)).map(({ key }) => key)).toEqual(['assets/z.js', 'zebra.svg', 'index.html']);
});

test('a folder without a page, and a file of an unknown kind, are refused before anything is sent', async () => {
  const send = () => Promise.reject(new Error('nothing should be sent'));
  const bucket = 'site';
  await expect(uploadSite({ send }, { bucket, folder: await siteOf({ 'a.js': '' }) })).rejects.toThrow('no index.html');
  const odd = await siteOf({ 'index.html': '', 'notes.docx': '' });
  await expect(uploadSite({ send }, { bucket, folder: odd })).rejects.toThrow('notes.docx has an ending');
});
