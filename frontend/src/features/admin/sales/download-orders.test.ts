import { beforeEach, expect, test } from 'vitest';
import { signIn } from '../../../api/session.ts';
import { fakeShop, refusal, signedIn } from '../../../testing/fake-shop.ts';
import { fetchOrderSheet } from './download-orders.ts';
import { fileName } from './export-button.tsx';

const path = 'GET /admin/concerts/abc/orders.csv';

beforeEach(async () => {
  fakeShop({ 'POST /auth/login': () => signedIn('token-1', 'admin') });
  await signIn({ email: 'admin@example.org', password: 'front-row-admin' });
});

test('the pages of a sheet become one file, its mark of UTF-8 kept', async () => {
  const pages: Record<string, { text: string; headers?: Record<string, string> }> = {
    first: {
      text: '\ufefforder,buyer\r\no1,Zoë\r\no2,Pat\r\n',
      headers: { link: '<orders.csv?status=active&cursor=abc_-1>; rel="next"' },
    },
    'abc_-1': { text: 'o3,Sal\r\n' },
  };
  const log = fakeShop({ [path]: ({ query }) => pages[query.cursor ?? 'first'] ?? { status: 404 } });
  const progress: number[] = [];
  const sheet = await fetchOrderSheet('abc', 'active', (orders) => progress.push(orders), new AbortController().signal);
  const bytes = new Uint8Array(await sheet.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes)).toBe('order,buyer\r\no1,Zoë\r\no2,Pat\r\no3,Sal\r\n');
  expect(progress).toEqual([2, 3]);
  expect(log.map(({ query }) => query)).toEqual([{ status: 'active' }, { status: 'active', cursor: 'abc_-1' }]);
});

test('half a sheet is no file', async () => {
  const link = '<orders.csv?cursor=two>; rel="next"';
  fakeShop({
    [path]: ({ query }) => (query.cursor ? refusal(503, 'busy') : { text: 'order\r\n', headers: { link } }),
  });
  await expect(fetchOrderSheet('abc', 'all', () => {}, new AbortController().signal)).rejects.toMatchObject({
    code: 'busy',
  });
});

test.each([
  ['Night Ferry: Live!', 'orders-night-ferry-live-2031-05-01.csv'],
  ['山海之间', 'orders-山海之间-2031-05-01.csv'],
  ['../..', 'orders-concert-2031-05-01.csv'],
])('the orders of %j are saved as %s', (title, name) => {
  expect(fileName(title, new Date('2031-05-01T12:00:00Z'))).toBe(name);
});
