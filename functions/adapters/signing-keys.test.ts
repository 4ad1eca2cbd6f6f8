import { beforeEach, describe, expect, test } from 'vitest';
import { cachedKeys, keysOf, type SigningKeys } from './signing-keys.ts';
import { hmacRefreshTokens, jwtAccessTokens } from './tokens.ts';

const [first, second, third] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string];
const caller = { id: 'somebody', role: 'buyer' } as const;
const session = { accountId: 'somebody', sessionId: 'here', generation: 1 };

let now: number;
let reads: number;
let secret: Parameters<typeof keysOf>[0];
const clock = () => now;

/** An instance of a function with a cache of its own. */
const instance = (): SigningKeys =>
  cachedKeys(async () => {
    reads += 1;
    return keysOf(secret);
  }, clock);

beforeEach(() => {
  [now, reads, secret] = [Date.UTC(2027, 0, 1), 0, { current: first }];
});

test('the secret is read once in five minutes', async () => {
  const keys = instance();
  for (let minute = 0; minute < 10; minute += 1) {
    await keys();
    now += 60_000;
  }
  expect(reads).toBe(2);
});

describe('a rotation', () => {
  test('logs nobody out: what the key before signed is accepted', async () => {
    const [before, after] = [instance(), instance()];
    const access = await jwtAccessTokens(before, clock).issue(caller);
    const refresh = await hmacRefreshTokens(before).issue(session);
    secret = { current: second, previous: first };
    expect(await jwtAccessTokens(after, clock).verify(access)).toEqual(caller);
    expect(await hmacRefreshTokens(after).verify(refresh)).toEqual(session);
  });

  test('is noticed at once by an instance that read the keys a moment before', async () => {
    const [old, fresh] = [instance(), instance()];
    await old();
    now += 1_500;
    secret = { current: second, previous: first };
    const access = await jwtAccessTokens(fresh, clock).issue(caller);
    const refresh = await hmacRefreshTokens(fresh).issue(session);
    expect(await jwtAccessTokens(old, clock).verify(access)).toEqual(caller);
    expect(await hmacRefreshTokens(old).verify(refresh)).toEqual(session);
  });

  test('done twice ends what the first key signed', async () => {
    const access = await jwtAccessTokens(instance(), clock).issue(caller);
    secret = { current: third, previous: second };
    expect(await jwtAccessTokens(instance(), clock).verify(access)).toBeUndefined();
  });
});

test('strange signatures make nobody read the secret more than once a second', async () => {
  const strange = await jwtAccessTokens(async () => keysOf({ current: third }), clock).issue(caller);
  const tokens = jwtAccessTokens(instance(), clock);
  for (let at = 0; at < 50; at += 1) {
    expect(await tokens.verify(strange)).toBeUndefined();
    now += 100;
  }
  expect(reads).toBeLessThanOrEqual(6);
});

test('what is no token, or over, is no reason to read again', async () => {
  const tokens = jwtAccessTokens(instance(), clock);
  const access = await tokens.issue(caller);
  now += 20 * 60_000;
  await tokens.verify(access);
  reads = 0;
  now += 2_000;
  for (const token of [access, 'nonsense', '']) expect(await tokens.verify(token)).toBeUndefined();
  expect(reads).toBe(0);
});

test('while the secret cannot be read, the keys that are known stay good', async () => {
  let isDown = false;
  const keys = cachedKeys(async () => {
    if (isDown) throw new Error('out of reach');
    return keysOf(secret);
  }, clock);
  const known = await keys();
  [isDown, now] = [true, now + 10 * 60_000];
  expect(await keys()).toBe(known);
  expect(await keys('unknown-key')).toBe(known);
});
