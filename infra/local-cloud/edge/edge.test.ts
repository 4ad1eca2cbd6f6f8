import { beforeAll, describe, expect, test } from 'vitest';
import { synthesize } from '../../local/synthesize.ts';
import { stageNamed } from '../../stages.ts';
import { behaviourFor, type CachePolicy, type Distribution } from './distribution.ts';
import { EdgeCache, type OriginAnswer, secondsToKeep } from './edge-cache.ts';
import { runEdgeFunction } from './edge-function.ts';
import { readDistribution } from './read-distribution.ts';

describe('the distribution of the template', () => {
  let distribution: Distribution;
  beforeAll(async () => {
    distribution = readDistribution(await synthesize(stageNamed('local')), new Map());
  });

  test.each([
    ['/', 'bucket'],
    ['/tickets/abc', 'bucket'],
    ['/posters/one.webp', 'bucket'],
    ['/api/orders', 'api'],
    ['/api/concerts/abc/availability', 'api'],
  ])('%s comes from the %s', (path, kind) => {
    expect(behaviourFor(distribution, path).origin.kind).toBe(kind);
  });

  test('what everybody sees alike is kept, what is personal is not', () => {
    expect(behaviourFor(distribution, '/api/concerts/abc/availability').cache.maxSeconds).toBeGreaterThan(0);
    expect(behaviourFor(distribution, '/api/concerts').cache.maxSeconds).toBe(0);
    expect(behaviourFor(distribution, '/api/me').cache.maxSeconds).toBe(0);
  });

  test('the edge proves to the API who it is, and says where callers are, whatever they say themselves', () => {
    const { origin, viewerRequestCode = '' } = behaviourFor(distribution, '/api/orders');
    expect(origin.kind === 'api' && origin.headers['x-origin-secret']).toMatch(/^\{\{resolve:secretsmanager:/);
    const headers = new Headers({ 'x-client-address': '10.0.0.1', authorization: 'Bearer mine' });
    const seen = runEdgeFunction(viewerRequestCode, {
      method: 'GET',
      path: '/api/me',
      headers,
      viewerAddress: '192.0.2.7',
    });
    expect(Object.fromEntries(seen.headers)).toEqual({ 'x-client-address': '192.0.2.7', authorization: 'Bearer mine' });
  });

  test('every route of the site is its one page, files are themselves', () => {
    const { viewerRequestCode = '' } = behaviourFor(distribution, '/tickets/abc');
    const pathOf = (path: string) =>
      runEdgeFunction(viewerRequestCode, { method: 'GET', path, headers: new Headers(), viewerAddress: '' }).path;
    expect(pathOf('/tickets/abc')).toBe('/index.html');
    expect(pathOf('/assets/app-1.js')).toBe('/assets/app-1.js');
  });
});

describe('the cache', () => {
  const asTheApiSays: CachePolicy = { minSeconds: 0, defaultSeconds: 0, maxSeconds: 31_536_000, keepsQuery: false };
  const withControl = (control: string | undefined, status = 200): OriginAnswer => ({
    status,
    headers: new Headers(control === undefined ? {} : { 'cache-control': control }),
    body: Buffer.from('seats'),
  });

  test.each([
    ['max-age=0, s-maxage=1', 1],
    ['public, max-age=31536000, immutable', 31_536_000],
    ['max-age=99999999', 31_536_000],
    ['no-store', 0],
    ['private, max-age=60', 0],
    [undefined, 0],
  ])('keeps an answer that says %s for %i s', (control, seconds) => {
    expect(secondsToKeep(withControl(control), asTheApiSays)).toBe(seconds);
  });

  test('keeps no error', () => {
    expect(secondsToKeep(withControl('max-age=60', 503), asTheApiSays)).toBe(0);
  });

  test('asks once for all who come while it waits, and again when the time is over', async () => {
    let [nowMs, asked] = [0, 0];
    const cache = new EdgeCache(() => nowMs);
    const ask = async () => {
      asked += 1;
      return withControl('s-maxage=1');
    };
    const get = () => cache.get('/availability', asTheApiSays, ask);
    const found = (await Promise.all([get(), get(), get()])).map((each) => each.found);
    expect([found, asked]).toEqual([['Miss', 'Hit', 'Hit'], 1]);
    nowMs = 999;
    expect((await get()).found).toBe('Hit');
    nowMs = 1_000;
    expect((await get()).found).toBe('Miss');
  });

  test('forgets a request that failed', async () => {
    const cache = new EdgeCache();
    const fail = () => Promise.reject(new Error('no answer'));
    await expect(cache.get('/a', asTheApiSays, fail)).rejects.toThrow('no answer');
    expect((await cache.get('/a', asTheApiSays, async () => withControl('s-maxage=1'))).found).toBe('Miss');
  });
});
