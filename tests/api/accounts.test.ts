import {
  changePassword,
  getMe,
  logIn,
  logOut,
  logOutEverywhere,
  refreshSession,
  registerAccount,
} from '@frontrow/functions/contract/accounts.ts';
import { describe, expect, test } from 'vitest';
import { type Answer, signUp } from './client.ts';
import { targets, useShop } from './shop.ts';

const password = 'a quiet evening song';
const cookieOf = ({ headers }: Pick<Answer<typeof logIn>, 'headers'>) => headers.getSetCookie()[0] ?? '';
const pairOf = (cookie: string) => ({ cookie: cookie.split(';')[0] ?? '' });

describe.each(targets)('accounts $name', (target) => {
  const shop = useShop(target);
  const register = (body: object) => shop.call(registerAccount, { body: body as never });
  const refresh = (cookie: string) => shop.call(refreshSession, { extraHeaders: pairOf(cookie) });
  const signIn = (email: string, given = password) => shop.call(logIn, { body: { email, password: given } });

  test('whoever registers is signed in as a buyer, the long-lived token in a cookie only', async () => {
    const answer = await register({ email: ' New.Person@Example.ORG ', name: 'New', password });
    expect(answer.status).toBe(201);
    expect(answer.body.account).toMatchObject({ email: 'new.person@example.org', role: 'buyer' });
    expect(Object.keys(answer.body).sort()).toEqual(['accessToken', 'account', 'expiresInSeconds']);
    expect(Object.keys(answer.body.account).sort()).toEqual(['createdAt', 'email', 'id', 'name', 'role']);
    expect(cookieOf(answer)).toMatch(/^refresh=[^;]+; Path=\/api\/auth; HttpOnly; SameSite=Strict; Max-Age=\d+$/);
    const me = await shop.call(getMe, { as: answer.body });
    expect(me.body.account).toEqual(answer.body.account);
    expect(me.headers.get('cache-control')).toBe('no-store');
  });

  test('of two who register one address at once, one gets it', async () => {
    const both = await Promise.all(
      ['a', 'A'].map((first) => register({ email: `${first}twin@example.org`, name: 'T', password })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)?.code).toBe('email-taken');
  });

  test.each([
    ['no e-mail', { name: 'N', password }, 'invalid-body'],
    ['an e-mail without a domain', { email: 'a@b', name: 'N', password }, 'invalid-body'],
    ['an e-mail that is an object', { email: { $ne: 1 }, name: 'N', password }, 'invalid-body'],
    ['an e-mail of 255 characters', { email: `${'a'.repeat(243)}@example.org`, name: 'N', password }, 'invalid-body'],
    ['a short password', { email: 'x1@example.org', name: 'N', password: '1234567' }, 'invalid-body'],
    ['a common password', { email: 'x2@example.org', name: 'N', password: 'Password1' }, 'common-password'],
    ['the e-mail as password', { email: 'x3@example.org', name: 'N', password: 'x3@example.org' }, 'common-password'],
    ['a role', { email: 'x4@example.org', name: 'N', password, role: 'admin' }, 'invalid-body'],
    ['an e-mail with hidden characters', { email: 'x\u200b6@example.org', name: 'N', password }, 'invalid-body'],
    ['an e-mail with half a character', { email: 'x\ud8006@example.org', name: 'N', password }, 'invalid-body'],
    ['a name of hidden characters', { email: 'x5@example.org', name: 'a\u202eb', password }, 'invalid-body'],
  ])('%s is refused', async (_, body, code) => {
    expect(await register(body)).toMatchObject({ status: 422, code });
  });

  test('long, spaced and accented passwords work, whole and in either form', async () => {
    const long = `Ö ${'x'.repeat(100)} é`;
    await register({ email: 'long@example.org', name: 'L', password: long.normalize('NFC') });
    expect((await signIn('long@example.org', long.normalize('NFD'))).status).toBe(200);
    expect((await signIn('long@example.org', long.slice(0, -1))).code).toBe('wrong-credentials');
  });

  test('a wrong password and an unknown account are answered alike', async () => {
    const { account } = await signUp(shop.call);
    const wrong = await signIn(account.email, 'not this one at all');
    const unknown = await signIn('nobody@example.org', 'not this one at all');
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.problem).toEqual(unknown.problem);
  });

  test('guessing is slowed down, whatever address a caller makes up', async () => {
    const { account } = await signUp(shop.call);
    const guess = (at: number) =>
      shop.call(logIn, {
        body: { email: account.email, password: 'a wrong guess each time' },
        extraHeaders: {
          'X-Forwarded-For': `203.0.113.${at}`,
          'X-Client-Address': `203.0.113.${at}`,
          'X-Origin-Secret': 'a guess',
        },
      });
    const answers = await Promise.all(Array.from({ length: 30 }, (_, at) => guess(at)));
    const slowed = answers.find(({ code }) => code === 'too-many-requests');
    expect(slowed?.status).toBe(429);
    expect(Number(slowed?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('a refresh trades the cookie; two tabs that send the same one get the same successor', async () => {
    const { account } = await signUp(shop.call);
    const first = cookieOf(await signIn(account.email));
    const [left, right] = await Promise.all([refresh(first), refresh(first)]);
    expect([left.status, right.status]).toEqual([200, 200]);
    expect(cookieOf(left)).toBe(cookieOf(right));
    expect(cookieOf(left)).not.toBe(first);
    expect((await shop.call(getMe, { as: right.body })).body.account.id).toBe(account.id);
  });

  test('an old cookie that comes back ends the session', async () => {
    const { account } = await signUp(shop.call);
    const first = cookieOf(await signIn(account.email));
    const second = cookieOf(await refresh(first));
    const third = cookieOf(await refresh(second));
    expect((await refresh(first)).code).toBe('session-ended');
    expect((await refresh(third)).code, 'the thief and the owner both have to sign in').toBe('session-ended');
  });

  test('logging out ends this session, logging out everywhere ends all', async () => {
    const { account } = await signUp(shop.call);
    const [here, there] = [await signIn(account.email), await signIn(account.email)];
    const out = await shop.call(logOut, { extraHeaders: pairOf(cookieOf(here)) });
    expect([out.status, cookieOf(out)]).toEqual([
      204,
      'refresh=; Path=/api/auth; HttpOnly; SameSite=Strict; Max-Age=0',
    ]);
    expect((await refresh(cookieOf(here))).code).toBe('session-ended');
    const renewed = await refresh(cookieOf(there));
    expect(renewed.status).toBe(200);
    await shop.call(logOutEverywhere, { as: renewed.body });
    expect((await refresh(cookieOf(renewed))).code).toBe('session-ended');
    expect((await shop.call(logOut, {})).status, 'without a session there is nothing to end').toBe(204);
  });

  test('a changed password ends the other sessions and replaces the old one', async () => {
    const { account } = await signUp(shop.call);
    const other = cookieOf(await signIn(account.email));
    const here = (await signIn(account.email)).body;
    const change = (currentPassword: string) =>
      shop.call(changePassword, { as: here, body: { currentPassword, newPassword: 'another evening song' } });
    expect((await change('wrong wrong wrong')).code).toBe('wrong-credentials');
    expect((await change(password)).status).toBe(200);
    expect((await refresh(other)).code).toBe('session-ended');
    expect((await signIn(account.email)).code).toBe('wrong-credentials');
    expect((await signIn(account.email, 'another evening song')).status).toBe(200);
  });

  test.each(['', 'refresh=', 'refresh=abc', 'refresh=a.b.1.c', 'refresh=a.b.-1.c', 'other=1'])(
    'the cookie %j opens nothing',
    async (cookie) => {
      expect(await refresh(cookie)).toMatchObject({ status: 401, code: 'session-ended' });
    },
  );

  test('what another site sends is refused', async () => {
    const { account } = await signUp(shop.call);
    const cookie = cookieOf(await signIn(account.email));
    const foreign = await shop.call(refreshSession, {
      extraHeaders: { ...pairOf(cookie), 'sec-fetch-site': 'cross-site' },
    });
    expect(foreign).toMatchObject({ status: 403, code: 'cross-site-request' });
    expect((await refresh(cookie)).status).toBe(200);
  });
});
