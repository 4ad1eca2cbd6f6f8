import { expect, test } from 'vitest';
import { Refusal } from '../domain/refusal.ts';
import { argon2Passwords } from './passwords.ts';

const passwords = argon2Passwords();
const given = 'a quiet evening song';

test('a password is kept as an Argon2id hash of the cost that OWASP asks for, under a salt of its own', async () => {
  const [first, second] = await Promise.all([passwords.hash(given), passwords.hash(given)]);
  expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(second).not.toBe(first);
  expect(await passwords.verify(given, first)).toBe(true);
});

test.each([`${given} `, `${given}\0x`, given.slice(0, -1), given.toUpperCase(), ''])('%j is not it', async (other) => {
  expect(await passwords.verify(other, await passwords.hash(given))).toBe(false);
});

test('without an account there is a hash to make all the same, and no password is right', async () => {
  expect(await passwords.verify(given, undefined)).toBe(false);
  expect(await passwords.verify('', undefined)).toBe(false);
});

test('a wrong password and an unknown account are the same work: one hash of the same cost', async () => {
  const stored = await passwords.hash(given);
  const made: object[] = [];
  const counted = argon2Passwords(async (algorithm, { nonce, message, ...cost }) => {
    made.push({ algorithm, ...cost, nonceBytes: Buffer.from(nonce as Uint8Array).length });
    return Buffer.alloc(cost.tagLength);
  });
  for (const hash of [stored, undefined]) expect(await counted.verify('a wrong guess', hash)).toBe(false);
  expect(made).toHaveLength(2);
  expect(made[0]).toEqual(made[1]);
  expect(made[0]).toMatchObject({ algorithm: 'argon2id', memory: 19_456, passes: 2, tagLength: 32 });
});

test('where too many wait, the next is told that the shop is busy', async () => {
  const all = await Promise.allSettled(Array.from({ length: 70 }, () => passwords.hash(given)));
  const refused = all.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
  expect(refused).toHaveLength(4);
  for (const error of refused) expect(error).toMatchObject(new Refusal('busy'));
});
