import { expect, test } from 'vitest';
import { keysOf } from './signing-keys.ts';
import { jwtAccessTokens } from './tokens.ts';

const buyer = { id: 'somebody', role: 'buyer' } as const;
const secret = (letter: string) => keysOf({ current: letter.repeat(64) });

test('a token that was good a moment ago is over when its time is over', async () => {
  let now = Date.UTC(2027, 0, 1);
  // The same keys each time, as they are read: what was verified is remembered by them.
  const keys = secret('a');
  const { issue, verify } = jwtAccessTokens(
    async () => keys,
    () => now,
  );
  const token = await issue(buyer);
  now += 15 * 60_000 - 1;
  expect(await verify(token)).toEqual(buyer);
  now += 1;
  expect(await verify(token)).toBeUndefined();
});

test('whose key is gone is believed no longer, however lately they were', async () => {
  let keys = secret('a');
  const { issue, verify } = jwtAccessTokens(async () => keys, Date.now);
  const token = await issue(buyer);
  expect(await verify(token)).toEqual(buyer);
  keys = secret('b');
  expect(await verify(token)).toBeUndefined();
});

test('what was refused is not remembered: the key it needs may be read a moment later', async () => {
  let keys = secret('b');
  const { verify } = jwtAccessTokens(async () => keys, Date.now);
  const token = await jwtAccessTokens(async () => secret('a'), Date.now).issue(buyer);
  expect(await verify(token)).toBeUndefined();
  keys = secret('a');
  expect(await verify(token)).toEqual(buyer);
});
