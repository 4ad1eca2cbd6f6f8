import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { siteContentSecurityPolicy } from '../../response-headers.ts';
import { type FrontDoor, openFrontDoor } from '../serve-http.ts';
import { serveBuilt } from './serve-built.ts';

let folder: string;
let door: FrontDoor;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'front-row-test-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<title>Front Row</title>');
  await writeFile(join(folder, 'assets/site-1a2b.js'), 'console.log(1);'.repeat(100));
  door = await openFrontDoor(0);
  door.otherwise = (await serveBuilt(folder)).listener;
});
afterAll(async () => {
  await door.stop();
  await rm(folder, { recursive: true, force: true });
});

const get = (path: string, options: RequestInit = {}) => fetch(door.url + path, options);

test.each(['/', '/tickets', '/tickets/abc?q=1', '/admin/events/abc/edit'])(
  'the route %s is the page, which may load only from here and is asked for each time',
  async (path) => {
    const answer = await get(path);
    expect(await answer.text()).toBe('<title>Front Row</title>');
    expect(answer.headers.get('content-security-policy')).toBe(siteContentSecurityPolicy);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  },
);

test.each([['br'], ['gzip'], [null]])('an asset is kept for good and comes as %s to who takes it', async (coding) => {
  const answer = await get('/assets/site-1a2b.js', { headers: { 'accept-encoding': coding ?? 'identity' } });
  expect(answer.headers.get('content-encoding')).toBe(coding);
  expect(answer.headers.get('cache-control')).toContain('immutable');
  expect(await answer.text()).toContain('console.log(1);');
});

test.each(['/assets/gone.js', '/favicon.ico', '/assets/..%2f..%2fetc/passwd.txt'])(
  'what is no file of the site, such as %s, is not found',
  async (path) => expect((await get(path)).status).toBe(404),
);

test('nothing can be sent to the site', async () => {
  expect((await get('/tickets', { method: 'POST' })).status).toBe(405);
  const head = await get('/tickets', { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
});
