import type { OpenShop } from '../../api/shop.ts';
import type { Scene } from '../examples.ts';
import type { Knock } from '../knock.ts';
import { type Listed, signedIn } from './listed.ts';

const toCursor = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url');

export function ofReading(
  { buyer, otherBuyer, admin }: OpenShop,
  { concertId, orderId, seatMapVersion }: Scene,
): Listed[] {
  const get = (path: string, as?: { accessToken: string }): Knock => ({
    method: 'GET',
    path: `/api${path}`,
    headers: as ? signedIn(as) : {},
  });
  const refusedQueries = [
    'date=2026-13-01',
    'date=2026-02-30',
    'date=26-1-1',
    'date=2026-05-01T00:00:00Z',
    'date=0000-01-01',
    'date=9999-12-31',
    'from=2026-05-02&to=2026-05-01',
    'date=2026-05-01&from=2026-05-01',
    'limit=0',
    'limit=1000000',
    'limit=1.5',
    'limit=abc',
    'limit=-1',
    'limit=%205',
    'limit=1e1',
    'sort=price',
    'q=x&q=y',
    'callback=alert',
    `q=${'x'.repeat(10_000)}`,
  ];
  const badCursors = [
    'e30',
    'bm8',
    toCursor(null),
    toCursor([]),
    toCursor({ startsAt: 1, id: 'x' }),
    toCursor({ startsAt: 'x'.repeat(31), id: 'x' }),
    toCursor({ startsAt: '2031', id: 'x', more: 1 }),
    toCursor({ startsAt: '2031', id: '\0' }),
    toCursor(JSON.parse('{"__proto__":{"startsAt":"2031","id":"x"}}')),
  ];
  return [
    ...refusedQueries.map((query) => ({
      what: `the query ${query.slice(0, 40)}`,
      knock: get(`/concerts?${query}`),
      code: 'invalid-query' as const,
    })),
    ...badCursors.map((cursor) => ({
      what: `the cursor ${cursor}`,
      knock: get(`/concerts?cursor=${cursor}`),
      code: 'invalid-cursor' as const,
    })),
    ...badCursors.map((cursor) => ({
      what: `the cursor ${cursor} for orders`,
      knock: get(`/orders?cursor=${cursor}`, buyer),
      code: 'invalid-cursor' as const,
    })),
    ...[...badCursors, toCursor({ startsAt: '2031', id: 'x' }), toCursor({})].map((cursor) => ({
      what: `the cursor ${cursor} for all orders`,
      knock: get(`/admin/orders?cursor=${cursor}`, admin),
      code: 'invalid-cursor' as const,
    })),
    {
      what: 'the cursor of concerts for orders',
      knock: get(`/orders?cursor=${toCursor({ startsAt: '2031-01-01T00:00:00.000Z', id: 'x' })}`, buyer),
      code: 'invalid-cursor',
    },
    {
      what: 'the cursor of orders for concerts',
      knock: get(`/concerts?cursor=${toCursor({ createdAt: '2031-01-01T00:00:00.000Z', id: 'x' })}`),
      code: 'invalid-cursor',
    },
    ...[
      'status=3',
      'status=01',
      'status=all&status=all',
      `userId=${otherBuyer.account.id}`,
      `buyerId=${otherBuyer.account.id}`,
    ].map((query) => ({
      what: `orders with ${query.slice(0, 20)}`,
      knock: get(`/orders?${query}`, buyer),
      code: 'invalid-query' as const,
    })),
    { what: 'a cursor of 513 characters', knock: get(`/concerts?cursor=${'a'.repeat(513)}`), code: 'invalid-query' },
    ...[
      'CONCERT',
      '%23',
      'a%2Fb',
      'a%23META',
      '..%2f..',
      "'%20OR%201=1",
      '%3Cscript%3E',
      'x'.repeat(13),
      'x'.repeat(2_049),
      '%F0%9F%8E%B5',
      '%00',
      '%',
      '__proto__',
    ].map((id) => ({
      what: `the concert ${id.slice(0, 20)}`,
      knock: get(`/concerts/${id}`),
      code: 'not-found' as const,
    })),
    ...['nosuch', 'constructor'].map((id) => ({
      what: `the concert ${id}`,
      knock: get(`/concerts/${id}`),
      code: 'concert-not-found' as const,
    })),
    {
      what: 'a seat map of another version',
      knock: get(`/concerts/${concertId}/seat-map/zzz`),
      code: 'seat-map-not-found',
    },
    {
      what: 'a seat map of no concert',
      knock: get(`/concerts/nosuch/seat-map/${seatMapVersion}`),
      code: 'concert-not-found',
    },
    { what: "another buyer's order", knock: get(`/orders/${orderId}`, otherBuyer), code: 'order-not-found' },
    {
      what: "a buyer's order for an admin by the buyer's route",
      knock: get(`/orders/${orderId}`, admin),
      code: 'order-not-found',
    },
    ...[orderId.toUpperCase(), `${orderId}a`, orderId.slice(1), `${orderId}%23`, '1', '..'].map((id) => ({
      what: `the order ${id}`,
      knock: get(`/orders/${id}`, buyer),
      code: 'not-found' as const,
    })),
    { what: 'the orders of everybody for a buyer', knock: get('/admin/orders', buyer), code: 'not-allowed' },
    { what: 'the orders of no address', knock: get('/admin/orders?buyer=x', admin), code: 'invalid-query' },
    { what: 'a status that is none', knock: get('/admin/concerts?status=sold', admin), code: 'invalid-query' },
  ];
}
