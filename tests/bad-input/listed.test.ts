import { endpoints } from '@frontrow/functions/contract/endpoints.ts';
import { refusals } from '@frontrow/functions/contract/refusals.ts';
import { beforeAll, expect, test } from 'vitest';
import { refusalCodesOf } from '../../tools/openapi-document.ts';
import { useShop } from '../api/shop.ts';
import { type Scene, setScene } from './examples.ts';
import { type Knock, knock } from './knock.ts';
import { ofAccounts } from './listed/accounts.ts';
import { ofBooking } from './listed/booking.ts';
import { ofConcerts } from './listed/concerts.ts';
import { ofPosters } from './listed/posters.ts';
import { ofReading } from './listed/reading.ts';
import { changesBetween, readTables } from './tables-for-tests.ts';

const shop = useShop({ name: 'over the embedded emulators', inMemory: false });
let scene: Scene;

beforeAll(async () => {
  scene = await setScene(shop);
});

test('what means nothing, or belongs to somebody else, is refused by its name, and nothing changes', async () => {
  const before = await readTables(shop.url);
  const findings: string[] = [];
  const cases = [ofAccounts, ofReading, ofBooking, ofConcerts, ofPosters].flatMap((list) => list(shop, scene));
  for (const { what, knock: request, code } of cases) {
    const heard = await knock(shop.url, request);
    if (heard.code !== code || heard.status !== refusals[code].status || !isDocumented(request, code))
      findings.push(`${what} → ${heard.status} ${heard.code ?? heard.text.slice(0, 200)}, not ${code}`);
    if (/\bat .*\.(ts|js):\d/.test(heard.text))
      findings.push(`${what} → tells of the code: ${heard.text.slice(0, 200)}`);
  }
  expect(findings).toEqual([]);
  expect(cases.length).toBeGreaterThan(150);
  expect(changesBetween(before, await readTables(shop.url)), 'items that bad input changed').toEqual([]);
});

/** An address that none has is no endpoint's; the gateway answers it, and a method that an address does not have. */
function isDocumented({ method, path }: Knock, code: string): boolean {
  const [address = ''] = path.slice('/api'.length).split('?');
  const matching = endpoints.find(
    (endpoint) =>
      endpoint.method === method && new RegExp(`^${endpoint.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(address),
  );
  return matching === undefined || refusalCodesOf(matching).some((each) => each === code);
}

test('odd but harmless requests are answered as if they were plain', async () => {
  const { concertId } = scene;
  const plain: readonly [Knock, number][] = [
    [{ method: 'GET', path: `/api/concerts?q=${encodeURIComponent("' OR 1=1 --")}` }, 200],
    [{ method: 'GET', path: `/api/concerts?q=${encodeURIComponent('(a+)+$'.repeat(16))}` }, 200],
    [{ method: 'GET', path: `/api/concerts?q=${encodeURIComponent('<script>alert(1)</script>')}` }, 200],
    [{ method: 'GET', path: `/api/concerts?q=${encodeURIComponent('e\u0301'.repeat(50))}` }, 200],
    [{ method: 'GET', path: '/api/concerts?q=%00%F0%9F%8E%B5' }, 200],
    [{ method: 'GET', path: '/api/concerts?from=2000-01-01&to=2099-12-31&limit=50' }, 200],
    [{ method: 'GET', path: `/api/concerts/${concertId}`, headers: { range: 'bytes=0-1', accept: 'image/png' } }, 200],
    [
      {
        method: 'GET',
        path: `/api/concerts/${concertId}`,
        headers: { 'if-none-match': '*', cookie: 'x'.repeat(4_000) },
      },
      200,
    ],
    [
      { method: 'GET', path: `/api/concerts/${concertId}/availability`, headers: { 'if-none-match': 'W/"x", "y' } },
      200,
    ],
    [
      {
        method: 'GET',
        path: '/api/health',
        headers: { 'x-forwarded-for': '127.0.0.1', 'x-forwarded-host': 'evil.example', host: 'evil.example' },
      },
      200,
    ],
    [{ method: 'POST', path: '/api/auth/logout' }, 204],
  ];
  for (const [request, status] of plain) {
    const heard = await knock(shop.url, request);
    expect([request.path, heard.status]).toEqual([request.path, status]);
    expect(heard.text).not.toContain('evil.example');
  }
});

test('who claims to come from elsewhere with every try is slowed down all the same', async () => {
  const email = shop.otherBuyer.account.email;
  const statuses: number[] = [];
  // Twice as many as a minute has, and two: wherever the minute ends between them, one has too many.
  for (let at = 0; at < 42; at += 1) {
    const headers = {
      'content-type': 'application/json',
      'x-forwarded-for': `203.0.113.${at}`,
      'x-real-ip': `203.0.113.${at}`,
      forwarded: `for=203.0.113.${at}`,
    };
    statuses.push(
      (
        await knock(shop.url, {
          method: 'POST',
          path: '/api/auth/login',
          headers,
          body: JSON.stringify({ email, password: 'a wrong guess' }),
        })
      ).status,
    );
  }
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
});
