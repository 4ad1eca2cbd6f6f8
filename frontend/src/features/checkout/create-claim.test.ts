import { renderHook } from '@solidjs/testing-library';
import { beforeEach, describe, expect, test } from 'vitest';
import { signIn } from '../../api/session.ts';
import { fakeShop, refusal, signedIn } from '../../testing/fake-shop.ts';
import { createClaim } from './create-claim.ts';

const path = 'POST /concerts/abc/orders';
const order = { id: 'a'.repeat(26), seats: [] };
const granted = { status: 201, body: { order } };
const claimOnPage = () => renderHook(() => createClaim('abc', () => Promise.resolve())).result;
const keysOf = (log: { headers: Headers }[]) => log.map(({ headers }) => headers.get('idempotency-key'));

beforeEach(async () => {
  fakeShop({ 'POST /auth/login': () => signedIn() });
  await signIn({ email: 'buyer@example.org', password: 'front-row-buyer' });
});

describe('claiming seats', () => {
  test('sends the seats with a key, and ends in the order', async () => {
    const log = fakeShop({ [path]: () => granted });
    const [claim, { send }] = claimOnPage();
    await send(['STAL-A-1', 'STAL-A-2']);
    expect(claim()).toEqual({ status: 'granted', order });
    expect(log[0]?.body).toEqual({ seatIds: ['STAL-A-1', 'STAL-A-2'] });
    expect(keysOf(log)[0]).toMatch(/^[0-9a-f]{32}$/);
  });

  test('asks again under the same key where the answer was lost or the shop is busy', async () => {
    const answers = ['no-answer', refusal(503, 'busy'), granted] as const;
    let at = 0;
    const log = fakeShop({ [path]: () => answers[at++] ?? granted });
    const [claim, { send }] = claimOnPage();
    await send(['STAL-A-1']);
    expect(claim().status).toBe('granted');
    expect(log).toHaveLength(3);
    expect(new Set(keysOf(log)).size).toBe(1);
  });

  test('gives up after a few tries, and a later try for the same seats keeps the key, even after a reload', async () => {
    const lost = fakeShop({ [path]: () => 'no-answer' });
    const [claim, { send }] = claimOnPage();
    await send(['STAL-A-1', 'STAL-A-2']);
    expect(claim().status).toBe('unanswered');

    const log = fakeShop({ [path]: () => granted });
    const [afterReload, again] = claimOnPage();
    await again.send(['STAL-A-2', 'STAL-A-1']);
    expect(afterReload().status).toBe('granted');
    expect(keysOf(log)).toEqual([keysOf(lost)[0]]);
  });

  test('takes another key for other seats where the answer about the first was lost', async () => {
    const lost = fakeShop({ [path]: () => 'no-answer' });
    const [, { send }] = claimOnPage();
    await send(['STAL-A-1']);
    const log = fakeShop({ [path]: () => granted });
    await send(['STAL-A-2']);
    expect(keysOf(log)[0]).not.toBe(keysOf(lost)[0]);
  });

  test('takes another key for other seats, and after every decision', async () => {
    const log = fakeShop({ [path]: () => refusal(409, 'seats-taken', { takenSeatIds: ['STAL-A-1'] }) });
    const [claim, { send }] = claimOnPage();
    await send(['STAL-A-1']);
    expect(claim()).toMatchObject({ status: 'refused', error: { facts: { takenSeatIds: ['STAL-A-1'] } } });
    await send(['STAL-A-1']);
    await send(['STAL-A-2']);
    expect(new Set(keysOf(log)).size).toBe(3);
  });

  test('does not send a second request while one is under way', async () => {
    let answer: (value: typeof granted) => void = () => undefined;
    const log = fakeShop({ [path]: () => new Promise((resolve) => (answer = resolve)) });
    const [claim, { send }] = claimOnPage();
    const first = send(['STAL-A-1']);
    await send(['STAL-A-1']);
    expect(claim().status).toBe('sending');
    answer(granted);
    await first;
    expect(log).toHaveLength(1);
  });
});
