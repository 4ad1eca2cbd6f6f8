import type { SignedIn } from '@frontrow/functions/contract/accounts.ts';
import { listAllOrders } from '@frontrow/functions/contract/admin.ts';
import type { Access, Endpoint } from '@frontrow/functions/contract/endpoint.ts';
import { endpoints } from '@frontrow/functions/contract/endpoints.ts';
import { Problem } from '@frontrow/functions/contract/refusals.ts';
import { describe, expect, test } from 'vitest';
import { readPages } from './client.ts';
import { addConcert, claim, targets, useShop } from './shop.ts';

/** Who is let in, by what an endpoint asks for. A new kind of access does not compile until it stands here. */
const letIn: Record<Access, Record<'anonymous' | 'buyer' | 'admin', boolean>> = {
  anyone: { anonymous: true, buyer: true, admin: true },
  account: { anonymous: false, buyer: true, admin: true },
  admin: { anonymous: false, buyer: false, admin: true },
};

/** Ids that exist nowhere: whoever is let in finds nothing to break. */
const nowhere: Record<string, string> = { concertId: 'nosuch', version: 'v1', orderId: 'a'.repeat(26) };

describe.each(targets)('roles $name', (target) => {
  const shop = useShop(target);
  const send = async ({ method, path }: Endpoint, as?: SignedIn) => {
    const address = path.replace(/\{(\w+)\}/g, (_, name: string) => nowhere[name] ?? 'x');
    return fetch(`${shop.url}/api${address}`, {
      method,
      headers: as ? { authorization: `Bearer ${as.accessToken}` } : {},
    });
  };

  describe.each(endpoints.map((endpoint) => [endpoint.name, endpoint] as const))('%s', (_, endpoint) => {
    test.each(['anonymous', 'buyer', 'admin'] as const)('for %s', async (role) => {
      const as = { anonymous: undefined, buyer: shop.buyer, admin: shop.admin }[role];
      const response = await send(endpoint, as);
      const isLetIn = letIn[endpoint.access][role];
      if (isLetIn) {
        expect([401, 403].includes(response.status) && endpoint.name !== 'refresh-session', `${response.status}`).toBe(
          false,
        );
      } else {
        expect(response.status).toBe(role === 'anonymous' ? 401 : 403);
      }
      expect(response.status).toBeLessThan(500);
      if (response.status >= 400) {
        expect(response.headers.get('content-type')).toContain('application/problem+json');
        expect(Problem.safeParse(await response.json()).success).toBe(true);
      }
    });
  });

  test.each([
    ['nothing', ''],
    ['no token', 'Bearer'],
    ['another scheme', 'Basic YTpi'],
    ['rubbish', 'Bearer a.b.c'],
    [
      'an unsigned token',
      `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"1","role":"admin"}').toString('base64url')}.`,
    ],
  ])('%s is no sign-in', async (_, authorization) => {
    const response = await fetch(`${shop.url}/api/me`, { headers: { authorization } });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('a token with a changed role or signature is refused', async () => {
    const [head, payload = '', signature = ''] = shop.buyer.accessToken.split('.');
    const forged = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('buyer', 'admin')).toString(
      'base64url',
    );
    for (const token of [
      `${head}.${forged}.${signature}`,
      `${head}.${payload}.${signature.slice(0, -2)}AA`,
      `${head}.${payload}.`,
    ]) {
      const response = await fetch(`${shop.url}/api/me`, { headers: { authorization: `Bearer ${token}` } });
      expect(response.status).toBe(401);
    }
  });

  test('an admin sees the orders of everybody with their buyers, by concert, status and buyer, page by page', async () => {
    const concert = await addConcert(shop, { title: 'Seen by all' });
    const made: string[] = [];
    for (const [as, seat] of [
      [shop.buyer, 'STAL-A-1'],
      [shop.otherBuyer, 'STAL-A-2'],
      [shop.buyer, 'STAL-A-3'],
    ] as const) {
      made.unshift((await claim(shop, as, concert.id, [seat])).body.order.id);
    }
    const list = async (query: object) =>
      (await shop.call(listAllOrders, { as: shop.admin, query: query as never })).body;
    const all = await list({ concertId: concert.id });
    expect(all.items.map(({ id }) => id)).toEqual(made);
    expect(all.items[1]).toMatchObject({
      concertTitle: 'Seen by all',
      buyer: { email: shop.otherBuyer.account.email, name: 'Cleo' },
    });
    const ofBuyer = await list({ concertId: concert.id, buyer: shop.buyer.account.email });
    expect(ofBuyer.items.map(({ id }) => id)).toEqual([made[0], made[2]]);
    expect((await list({ concertId: concert.id, status: 'cancelled' })).items).toEqual([]);

    const seen = (await readPages((cursor) => list({ limit: '2', ...cursor }))).map(({ id }) => id);
    expect(seen.filter((id) => made.includes(id))).toEqual(made);
    expect(new Set(seen).size).toBe(seen.length);
  });
});
