import { pbkdf2Sync } from 'node:crypto';
import { beginsWithZeros, isProof, proofOfWork } from '@frontrow/functions/contract/proof-of-work.ts';
import { renderHook } from '@solidjs/testing-library';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { signIn } from '../../api/session.ts';
import { fakeShop, refusal, signedIn } from '../../testing/fake-shop.ts';
import { createClaim } from './create-claim.ts';

const path = 'POST /concerts/abc/orders';
const orderId = 'a'.repeat(26);
const order = { id: orderId, status: 'confirmed', seats: [] };
const granted = { status: 201, body: { order } };
const queued = { status: 202, headers: { 'retry-after': '1' }, body: { order: { ...order, status: 'queued' } } };
const look = `GET /orders/${orderId}`;
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
    await send({ seatIds: ['STAL-A-1', 'STAL-A-2'] });
    expect(claim()).toEqual({ status: 'granted', order });
    expect(log[0]?.body).toEqual({ seatIds: ['STAL-A-1', 'STAL-A-2'] });
    expect(keysOf(log)[0]).toMatch(/^[0-9a-f]{32}$/);
  });

  test('asks again under the same key where the answer was lost or the shop is busy', async () => {
    const answers = ['no-answer', refusal(503, 'busy'), granted] as const;
    let at = 0;
    const log = fakeShop({ [path]: () => answers[at++] ?? granted });
    const [claim, { send }] = claimOnPage();
    await send({ seatIds: ['STAL-A-1'] });
    expect(claim().status).toBe('granted');
    expect(log).toHaveLength(3);
    expect(new Set(keysOf(log)).size).toBe(1);
  });

  test('works for the claim where the shop asks for a proof, and sends it again under the same key', async () => {
    const challenge = `zzzzzzz.4.${'a'.repeat(26)}`;
    const answers = [refusal(428, 'proof-needed', { challenge }), granted];
    const log = fakeShop({ [path]: () => answers.shift() ?? granted });
    const [claim, { send }] = claimOnPage();
    const states: unknown[] = [];
    const sent = send({ seatIds: ['STAL-A-1'] });
    while (claim().status === 'sending') {
      states.push(claim());
      await new Promise((resolve) => setTimeout(resolve));
    }
    await sent;
    expect(claim().status).toBe('granted');
    expect(states).toContainEqual({ status: 'sending', isProving: true });
    expect(new Set(keysOf(log)).size).toBe(1);
    const [none, proof = ''] = log.map(({ headers }) => headers.get('proof-of-work') ?? undefined);
    expect(none).toBeUndefined();
    expect(isProof(proof)).toBe(true);
    const nonce = proof.slice(challenge.length + 1);
    const digest = pbkdf2Sync(nonce, challenge, proofOfWork.iterations, 32, 'sha256');
    expect(beginsWithZeros(digest, 4), 'as the shop reckons').toBe(true);
  });

  test('gives up after a few tries, and a later try for the same seats keeps the key, even after a reload', async () => {
    const lost = fakeShop({ [path]: () => 'no-answer' });
    const [claim, { send }] = claimOnPage();
    await send({ seatIds: ['STAL-A-1', 'STAL-A-2'] });
    expect(claim().status).toBe('unanswered');

    const log = fakeShop({ [path]: () => granted });
    const [afterReload, again] = claimOnPage();
    await again.send({ seatIds: ['STAL-A-2', 'STAL-A-1'] });
    expect(afterReload().status).toBe('granted');
    expect(keysOf(log)).toEqual([keysOf(lost)[0]]);
  });

  test('takes another key for other seats where the answer about the first was lost', async () => {
    const lost = fakeShop({ [path]: () => 'no-answer' });
    const [, { send }] = claimOnPage();
    await send({ seatIds: ['STAL-A-1'] });
    const log = fakeShop({ [path]: () => granted });
    await send({ seatIds: ['STAL-A-2'] });
    expect(keysOf(log)[0]).not.toBe(keysOf(lost)[0]);
  });

  test('takes another key for other seats, and after every decision', async () => {
    const log = fakeShop({ [path]: () => refusal(409, 'seats-taken', { takenSeatIds: ['STAL-A-1'] }) });
    const [claim, { send }] = claimOnPage();
    await send({ seatIds: ['STAL-A-1'] });
    expect(claim()).toMatchObject({ status: 'refused', error: { facts: { takenSeatIds: ['STAL-A-1'] } } });
    await send({ seatIds: ['STAL-A-1'] });
    await send({ seatIds: ['STAL-A-2'] });
    expect(new Set(keysOf(log)).size).toBe(3);
  });

  test('does not send a second request while one is under way', async () => {
    let answer: (value: typeof granted) => void = () => undefined;
    const log = fakeShop({ [path]: () => new Promise((resolve) => (answer = resolve)) });
    const [claim, { send }] = claimOnPage();
    const first = send({ seatIds: ['STAL-A-1'] });
    await send({ seatIds: ['STAL-A-1'] });
    expect(claim().status).toBe('sending');
    answer(granted);
    await first;
    expect(log).toHaveLength(1);
  });
});

describe('a claim that is queued', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('is followed about every second until it is confirmed', async () => {
    const answers = [queued, { body: queued.body }, { body: { order } }];
    const log = fakeShop({ [path]: () => answers[0] ?? granted, [look]: () => answers[log.length - 1] ?? granted });
    const [claim, { send }] = claimOnPage();
    const done = send({ seatIds: ['STAL-A-1'] });
    await vi.advanceTimersByTimeAsync(900);
    expect(claim().status).toBe('queued');
    expect(log).toHaveLength(1);
    expect(log[0]?.headers.get('prefer')).toBe('wait=1');
    await vi.advanceTimersByTimeAsync(3_000);
    await done;
    expect(claim()).toEqual({ status: 'granted', order });
    expect(log).toHaveLength(3);
  });

  test('is refused as a direct one would have been, and the next attempt has a key of its own', async () => {
    const refused = { code: 'seats-taken', takenSeatIds: ['STAL-A-1'], suggestedSeatIds: ['STAL-B-3'] };
    const log = fakeShop({
      [path]: () => queued,
      [look]: () => ({ body: { order: { ...order, status: 'refused', refusal: refused } } }),
    });
    const [claim, { send }] = claimOnPage();
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      const done = send({ seatIds: ['STAL-A-1'] });
      await vi.advanceTimersByTimeAsync(1_500);
      await done;
      expect(claim()).toMatchObject({
        status: 'refused',
        error: { code: 'seats-taken', facts: { takenSeatIds: ['STAL-A-1'], suggestedSeatIds: ['STAL-B-3'] } },
      });
    }
    const keys = keysOf(log.filter(({ method }) => method === 'POST'));
    expect(new Set(keys).size).toBe(2);
  });

  test('keeps its place over a reload: the order is found again and nothing is ordered twice', async () => {
    const before = fakeShop({ [path]: () => queued, [look]: () => 'no-answer' });
    const { result, cleanup } = renderHook(() => createClaim('abc'));
    void result[1].send({ seatIds: ['STAL-A-1'] });
    await vi.advanceTimersByTimeAsync(100);
    cleanup();

    let mayTell = false;
    const after = fakeShop({
      [path]: () => queued,
      [look]: () => (mayTell ? { body: { order } } : { body: queued.body }),
    });
    const [claim, { resume, send }] = claimOnPage();
    const done = resume();
    await vi.advanceTimersByTimeAsync(10);
    expect(claim().status).toBe('queued');
    expect(await send({ seatIds: ['STAL-A-1'] })).toMatchObject({ status: 'queued' });
    mayTell = true;
    await vi.advanceTimersByTimeAsync(2_000);
    await done;
    expect(claim()).toEqual({ status: 'granted', order });
    expect(after.every(({ method }) => method === 'GET')).toBe(true);
    expect(before.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test('is forgotten where there was none', async () => {
    fakeShop({});
    const [claim, { resume }] = claimOnPage();
    await resume();
    expect(claim().status).toBe('idle');
  });
});

test('an order of an earlier attempt that was given back since does not answer a new wish', async () => {
  const given = { status: 201, body: { order: { ...order, status: 'released' } } };
  const log = fakeShop({ [path]: () => (log.length === 1 ? given : granted) });
  const [claim, { send }] = claimOnPage();
  await send({ seatIds: ['STAL-A-1'] });
  expect(claim().status).toBe('granted');
  expect(new Set(keysOf(log)).size).toBe(2);
});

test('the best seats of a price are claimed side by side', async () => {
  const log = fakeShop({ [path]: () => granted });
  const [, { send }] = claimOnPage();
  await send({ bestAvailable: { priceTierId: 'vip', quantity: 3 } });
  expect(log[0]?.body).toEqual({ bestAvailable: { priceTierId: 'vip', quantity: 3 } });
});
