import { getAvailability, getSeatMap } from '@frontrow/functions/contract/seat-map.ts';
import { expect, test } from 'vitest';
import { addConcert, targets, useShop } from '../api/shop.ts';

const [target] = targets as [(typeof targets)[number]];
const shop = useShop(target);

const load = (path: string, headers: Record<string, string> = {}) => fetch(`${shop.url}${path}`, { headers });

test.each(['/', '/tickets', '/admin/events/add'])(
  'the site answers %s with its page, under its policy',
  async (path) => {
    const page = await load(path);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(page.headers.get('x-frame-options')).toBe('DENY');
    expect(await page.text()).toContain('<div id="app">');
  },
);

test('what the API does not know is told by the API, not by the page of the site', async () => {
  const answer = await load('/api/nothing/here');
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(await answer.json()).toMatchObject({ code: 'not-found' });
});

test('the hashed files of the page are kept for good and arrive compressed', async () => {
  const page = await (await load('/')).text();
  const [script] = /\/assets\/[^"]+\.js/.exec(page) ?? [''];
  const answer = await load(script, { 'accept-encoding': 'br' });
  expect(answer.headers.get('cache-control')).toContain('immutable');
  expect(answer.headers.get('content-encoding')).toBe('br');
});

test('many who look at the seats at once are one request to the API, and an unchanged answer is not sent again', async () => {
  const { id: concertId, seatMapVersion } = await addConcert(shop);
  const path = `/api${getAvailability.path.replace('{concertId}', concertId)}`;
  const answers = await Promise.all(Array.from({ length: 20 }, () => load(path)));
  const found = answers.map(({ headers }) => headers.get('x-cache'));
  expect(found.filter((how) => how === 'Miss from cloudfront')).toHaveLength(1);
  const etag = answers[0]?.headers.get('etag') ?? '';
  expect((await load(path, { 'if-none-match': etag })).status).toBe(304);

  const plan = `/api${getSeatMap.path.replace('{concertId}', concertId).replace('{version}', String(seatMapVersion))}`;
  await load(plan);
  expect((await load(plan)).headers.get('x-cache')).toBe('Hit from cloudfront');
});

test('what is personal is never kept at the edge', async () => {
  const personal = { authorization: `Bearer ${shop.buyer.accessToken}` };
  for (const path of ['/api/me', '/api/orders?status=all']) {
    for (let look = 1; look <= 2; look += 1) {
      const answer = await load(path, personal);
      expect(answer.headers.get('x-cache')).toBe('Miss from cloudfront');
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
    expect((await load(path)).status, `${path} without a token, after somebody asked with one`).toBe(401);
  }
});
