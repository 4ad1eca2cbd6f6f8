import { renderHook } from '@solidjs/testing-library';
import { beforeEach, expect, test } from 'vitest';
import { signIn } from '../../../api/session.ts';
import { fakeShop, refusal, signedIn } from '../../../testing/fake-shop.ts';
import { createCallOff } from './create-call-off.ts';

const cancel = 'POST /admin/concerts/abc/cancellation';
const look = 'GET /concerts/abc/availability';
const seats = (text: string) => ({ body: { concertId: 'abc', seatMapVersion: 'v', sections: { STAL: text } } });

beforeEach(async () => {
  fakeShop({ 'POST /auth/login': () => signedIn('token-1', 'admin') });
  await signIn({ email: 'admin@example.org', password: 'front-row-admin' });
});

const callOffOnPage = () => {
  let changes = 0;
  const { result } = renderHook(() =>
    createCallOff(() => {
      changes += 1;
    }, 1),
  );
  return { callOff: result, changes: () => changes };
};

test('a concert is called off once, and followed until nobody has a seat', async () => {
  const looks = ['ss.h', 'ss..', 's...', '..w.'];
  let asked = 0;
  const log = fakeShop({
    [cancel]: () => ({ body: { concert: {}, isDone: ++asked === 2 } }),
    [look]: () => seats(looks.shift() ?? '....'),
  });
  const { callOff, changes } = callOffOnPage();
  await callOff.run('abc');
  expect(callOff.status()).toBe('done');
  expect(callOff.seatsLeft()).toBe(0);
  expect(changes()).toBe(2);
  expect(log.filter(({ method }) => method === 'POST')).toHaveLength(2);
  expect(log.filter(({ method }) => method === 'GET')).toHaveLength(4);
});

test('where nothing moves the shop is asked to go on, and not with every look', async () => {
  let asked = 0;
  const log = fakeShop({
    [cancel]: () => ({ body: { concert: {}, isDone: ++asked === 3 } }),
    [look]: () => seats('s...'),
  });
  const { callOff } = callOffOnPage();
  await callOff.run('abc');
  expect(callOff.status()).toBe('done');
  expect(log.filter(({ method }) => method === 'GET').length).toBeGreaterThan(asked);
});

test('what went wrong is told, and it can be run again', async () => {
  let asked = 0;
  fakeShop({ [cancel]: () => (++asked === 1 ? refusal(503, 'busy') : { body: { concert: {}, isDone: true } }) });
  const { callOff } = callOffOnPage();
  await callOff.run('abc');
  expect([callOff.status(), callOff.error()?.code]).toEqual(['failed', 'busy']);
  await callOff.run('abc');
  expect([callOff.status(), callOff.error()]).toEqual(['done', undefined]);
});
