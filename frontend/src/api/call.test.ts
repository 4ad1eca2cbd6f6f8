import { listConcerts } from '@frontrow/functions/contract/concerts.ts';
import { cancelOrder, listOrders } from '@frontrow/functions/contract/orders.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeShop, refusal, signedIn } from '../testing/fake-shop.ts';
import { call } from './call.ts';
import { session, signIn, signOut } from './session.ts';

const noOrders = { body: { items: [], nextCursor: null } };
const orderId = 'a'.repeat(26);

const signInAs = async (token: string) => {
  fakeShop({ 'POST /auth/login': () => signedIn(token) });
  await signIn({ email: 'buyer@example.org', password: 'front-row-buyer' });
};

describe('calling the shop', () => {
  test('leaves out of the query what was not asked for', async () => {
    const log = fakeShop({ 'GET /concerts': () => noOrders });
    await call(listConcerts, { query: { q: 'nova & co', date: '', cursor: undefined } });
    expect(log[0]?.query).toEqual({ q: 'nova & co' });
  });

  test('sends no token to what anyone may read', async () => {
    await signInAs('token-1');
    const log = fakeShop({ 'GET /concerts': () => noOrders });
    await call(listConcerts, {});
    expect(log[0]?.headers.get('authorization')).toBeNull();
  });

  test('tells a refusal with its code and facts', async () => {
    await signInAs('token-1');
    fakeShop({
      [`POST /orders/${orderId}/cancellation`]: () =>
        refusal(409, 'too-late-to-cancel', { title: 'x', currentVersion: 3 }),
    });
    await expect(call(cancelOrder, { params: { orderId } })).rejects.toMatchObject({
      code: 'too-late-to-cancel',
      status: 409,
      facts: { currentVersion: 3 },
      isDecision: true,
    });
  });

  test('takes a page of somebody in between for a failure on our side', async () => {
    globalThis.fetch = async () => new Response('<h1>502</h1>', { status: 502 });
    await expect(call(listConcerts, {})).rejects.toMatchObject({ code: 'internal-error', isDecision: false });
  });

  test('says so where there is no answer', async () => {
    fakeShop({ 'GET /concerts': () => 'no-answer' });
    await expect(call(listConcerts, {})).rejects.toMatchObject({ code: 'no-answer', isDecision: false });
  });
});

describe('a call of an account', () => {
  beforeEach(() => signInAs('token-1'));

  test('renews a refused token once and goes through without the caller noticing', async () => {
    const log = fakeShop({
      'GET /orders': ({ headers }) =>
        headers.get('authorization') === 'Bearer token-2' ? noOrders : refusal(401, 'not-signed-in'),
      'POST /auth/refresh': () => signedIn('token-2'),
    });
    expect(await call(listOrders, {})).toEqual(noOrders.body);
    expect(log.map(({ path }) => path)).toEqual(['/orders', '/auth/refresh', '/orders']);
  });

  test('renews once for several calls that are refused together', async () => {
    const log = fakeShop({
      'GET /orders': ({ headers }) =>
        headers.get('authorization') === 'Bearer token-2' ? noOrders : refusal(401, 'not-signed-in'),
      'POST /auth/refresh': () => signedIn('token-2'),
    });
    await Promise.all([call(listOrders, {}), call(listOrders, {}), call(listOrders, {})]);
    expect(log.filter(({ path }) => path === '/auth/refresh')).toHaveLength(1);
  });

  test('makes a guest of a buyer whose session has ended', async () => {
    fakeShop({
      'GET /orders': () => refusal(401, 'not-signed-in'),
      'POST /auth/refresh': () => refusal(401, 'session-ended'),
    });
    await expect(call(listOrders, {})).rejects.toMatchObject({ status: 401 });
    expect(session().status).toBe('guest');
  });

  test('is not sent at all without a session', async () => {
    fakeShop({ 'POST /auth/logout': () => ({ status: 204 }) });
    await signOut();
    const log = fakeShop({});
    await expect(call(listOrders, {})).rejects.toMatchObject({ code: 'not-signed-in' });
    expect(log).toEqual([]);
  });
});
