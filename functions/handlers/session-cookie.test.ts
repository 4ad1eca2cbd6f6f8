import { expect, test } from 'vitest';
import { endedSessionCookie, refreshTokenOf, sessionCookie } from './session-cookie.ts';

test('over https the cookie is Secure, by its name too; nobody who plants another over http is believed', () => {
  const cookie = sessionCookie('a.b.1.c', 'https');
  expect(cookie).toMatch(
    /^__Secure-refresh=a\.b\.1\.c; Path=\/api\/auth; HttpOnly; SameSite=Strict; Max-Age=\d+; Secure$/,
  );
  expect(endedSessionCookie('https')).toMatch(/^__Secure-refresh=; .*Max-Age=0; Secure$/);
  expect(refreshTokenOf({ refresh: 'planted', '__Secure-refresh': 'ours' }, 'https')).toBe('ours');
  expect(refreshTokenOf({ refresh: 'planted' }, 'https')).toBeUndefined();
});

test('on the own machine, over http, it has a plain name: browsers would take no other', () => {
  expect(sessionCookie('a.b.1.c', 'http')).toMatch(/^refresh=a\.b\.1\.c; .*Max-Age=\d+$/);
  expect(refreshTokenOf({ refresh: 'ours' }, 'http')).toBe('ours');
});
