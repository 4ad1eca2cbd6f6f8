import { randomUUID } from 'node:crypto';
import type { OpenShop } from '../../api/shop.ts';
import type { Knock } from '../knock.ts';
import { json, type Listed } from './listed.ts';

export function ofAccounts({ buyer, url }: OpenShop): Listed[] {
  const post = (path: string, body: unknown, headers = {}): Knock => ({
    method: 'POST',
    path: `/api${path}`,
    headers: { ...json, ...headers },
    body: JSON.stringify(body),
  });
  const register = (body: object) =>
    post('/auth/register', {
      email: `${randomUUID()}@example.org`,
      name: 'N',
      password: 'a quiet evening song',
      ...body,
    });
  const { email } = buyer.account;
  const refresh = (cookie: string): Knock => ({ method: 'POST', path: '/api/auth/refresh', headers: { cookie } });
  return [
    ...[
      '',
      ' ',
      'nobody',
      'a@b',
      '@example.org',
      'a@',
      'a@@example.org',
      'a b@example.org',
      'a@example..org',
      `a@${'b'.repeat(64)}.org`,
      'a@example.org,b@example.org',
      'a@example.org\nbcc:b@example.org',
      '<a@example.org>',
    ].map((address) => ({
      what: `the e-mail ${JSON.stringify(address)}`,
      knock: register({ email: address }),
      code: 'invalid-body' as const,
    })),
    { what: 'an e-mail in another case', knock: register({ email: email.toUpperCase() }), code: 'email-taken' },
    { what: 'an e-mail with spaces around', knock: register({ email: ` ${email} ` }), code: 'email-taken' },
    { what: 'an empty password', knock: register({ password: '' }), code: 'invalid-body' },
    { what: 'a password of 129 characters', knock: register({ password: 'x'.repeat(129) }), code: 'invalid-body' },
    ...['12345678', 'password', 'qwertyuiop', 'iloveyou', 'whiplash', 'Front-Row-2026', 'tickets!!1'].map(
      (password) => ({
        what: `the password ${password}`,
        knock: register({ password }),
        code: 'common-password' as const,
      }),
    ),
    ...[email.replace('@', '\u00ad@'), email.replace('@', '\ufe0f@'), `\u3164${email}`, `\ue000${email}`].map(
      (address) => ({
        what: `an e-mail that only looks like theirs: ${JSON.stringify(address)}`,
        knock: register({ email: address }),
        code: 'invalid-body' as const,
      }),
    ),
    ...['\u3164', '\ue000', 'a\uffff', '\u{e0041}', '\u0301', '\u200d', '\ufe0f\u00ad'].map((name) => ({
      what: `the name ${JSON.stringify(name)}, which shows nothing or means nothing`,
      knock: register({ name }),
      code: 'invalid-body' as const,
    })),
    { what: 'a name of zero width', knock: register({ name: '\u200b' }), code: 'invalid-body' },
    { what: 'a name of spaces', knock: register({ name: '   ' }), code: 'invalid-body' },
    {
      what: 'a password with NUL behind the right one',
      knock: post('/auth/login', { email, password: 'a quiet evening song\0x' }),
      code: 'wrong-credentials',
    },
    {
      what: 'a password that is the start of the right one',
      knock: post('/auth/login', { email, password: 'a quiet evening son' }),
      code: 'wrong-credentials',
    },
    {
      what: 'a log-in from another site',
      knock: post('/auth/login', { email, password: 'a quiet evening song' }, { 'sec-fetch-site': 'cross-site' }),
      code: 'cross-site-request',
    },
    {
      what: 'a form',
      knock: {
        method: 'POST',
        path: '/api/auth/login',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: `email=${email}&password=x`,
      },
      code: 'unsupported-media-type',
    },
    ...[
      '',
      'refresh=',
      `refresh=${'x'.repeat(4_000)}`,
      `refresh=${buyer.accessToken}`,
      'refresh=a.b.1.',
      `refresh=${buyer.account.id}.${'a'.repeat(26)}.1.AAAA`,
      'refresh=../../x.a.1.b',
      'Refresh=a.b.1.c',
    ].map((cookie) => ({
      what: `the cookie ${cookie.slice(0, 40)}`,
      knock: refresh(cookie),
      code: 'session-ended' as const,
    })),
    {
      what: 'a session in the query',
      knock: { method: 'GET', path: `/api/me?access_token=${buyer.accessToken}` },
      code: 'not-signed-in',
    },
    {
      what: 'a token in a cookie',
      knock: { method: 'GET', path: '/api/me', headers: { cookie: `access=${buyer.accessToken}` } },
      code: 'not-signed-in',
    },
    {
      what: 'two tokens',
      knock: { method: 'GET', path: '/api/me', headers: { authorization: `Bearer ${buyer.accessToken}, Bearer x` } },
      code: 'not-signed-in',
    },
    {
      what: 'a token of 3,000 characters',
      knock: { method: 'GET', path: '/api/me', headers: { authorization: `Bearer ${'a'.repeat(3_000)}` } },
      code: 'not-signed-in',
    },
    {
      what: 'another method',
      knock: { method: 'PUT', path: '/api/auth/login', headers: json, body: '{}' },
      code: 'method-not-allowed',
    },
    {
      what: 'a method override',
      knock: { method: 'GET', path: '/api/auth/login', headers: { 'x-http-method-override': 'POST', origin: url } },
      code: 'method-not-allowed',
    },
  ];
}
