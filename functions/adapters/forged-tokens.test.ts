import { createHmac, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { keyFor, keysOf } from './signing-keys.ts';
import { hmacRefreshTokens, jwtAccessTokens } from './tokens.ts';

const secret = 'a'.repeat(64);
const nowMs = Date.UTC(2027, 0, 1);
const now = nowMs / 1000;
const keys = async () => keysOf({ current: secret });
const access = jwtAccessTokens(keys, () => nowMs);
const refresh = hmacRefreshTokens(keys);
const ourKey = keyFor('access')(new TextEncoder().encode(secret));

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const good = {
  header: { alg: 'HS256', typ: 'at+jwt' },
  claims: { role: 'admin', sub: 'somebody', iss: 'frontrow', aud: 'frontrow-api', iat: now, exp: now + 900 },
};
const hmac = (text: string, key: Parameters<typeof createHmac>[1] = ourKey, hash = 'sha256') =>
  createHmac(hash, key).update(text).digest('base64url');

/** A token with these parts, signed with our own key unless another one is given: only what differs is to blame. */
function token(header: object, claims: object, sign: (text: string) => string = (text) => hmac(text)): string {
  const text = `${part({ ...good.header, ...header })}.${part({ ...good.claims, ...claims })}`;
  return `${text}.${sign(text)}`;
}

test('the token that all forgeries start from is good', async () => {
  expect(await access.verify(token({}, {}))).toEqual({ id: 'somebody', role: 'admin' });
});

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicPem = publicKey.export({ type: 'spki', format: 'pem' });
const noSignature = () => '';

test.each([
  ['alg none', token({ alg: 'none' }, {}, noSignature)],
  ['alg None', token({ alg: 'None' }, {}, noSignature)],
  ['alg none with a signature', token({ alg: 'none' }, {})],
  ['no alg', token({ alg: undefined }, {})],
  ['no signature', token({}, {}, noSignature)],
  ['HS384 by our key', token({ alg: 'HS384' }, {}, (text) => hmac(text, ourKey, 'sha384'))],
  ['HS512 by our key', token({ alg: 'HS512' }, {}, (text) => hmac(text, ourKey, 'sha512'))],
  ['another key', token({}, {}, (text) => hmac(text, 'b'.repeat(64)))],
  ['the secret itself, not the key made of it', token({}, {}, (text) => hmac(text, secret))],
  ['the key of refresh tokens', token({}, {}, (text) => hmac(text, keyFor('refresh')(Buffer.from(secret))))],
  ['an empty key', token({}, {}, (text) => hmac(text, ''))],
  ['a public key as a shared one', token({}, {}, (text) => hmac(text, publicPem))],
  ['a kid that is a path', token({ kid: '../../../dev/null' }, {}, (text) => hmac(text, ''))],
  ['a kid that is a query', token({ kid: "x' UNION SELECT 'key" }, {}, (text) => hmac(text, 'key'))],
  ['a key of its own', token({ jwk: { kty: 'oct', k: 'a2V5' } }, {}, (text) => hmac(text, 'key'))],
  ['an address of keys', token({ jku: 'https://example.org/keys' }, {}, (text) => hmac(text, 'key'))],
  ['an unknown critical header', token({ crit: ['x'], x: 1 }, {})],
  ['another type', token({ typ: 'JWT' }, {})],
  ['no type', token({ typ: undefined }, {})],
  ['another issuer', token({}, { iss: 'elsewhere' })],
  ['no issuer', token({}, { iss: undefined })],
  ['another audience', token({}, { aud: 'frontrow' })],
  ['no audience', token({}, { aud: undefined })],
  ['a time that is over', token({}, { exp: now - 1 })],
  ['this very second', token({}, { exp: now })],
  ['no end', token({}, { exp: undefined })],
  ['an end as text', token({}, { exp: String(now + 900) })],
  ['a time to come', token({}, { nbf: now + 60 })],
  ['no time of issue', token({}, { iat: undefined })],
  ['nobody', token({}, { sub: undefined })],
  ['an empty subject', token({}, { sub: '' })],
  ['a number as subject', token({}, { sub: 1 })],
  ['a role that is none', token({}, { role: 'root' })],
  ['two roles', token({}, { role: ['admin'] })],
])('an access token with %s is refused', async (_, forged) => {
  expect(await access.verify(forged)).toBeUndefined();
});

test('an access token signed with a private key of somebody is refused', async () => {
  const forged = await new SignJWT(good.claims).setProtectedHeader({ alg: 'RS256', typ: 'at+jwt' }).sign(privateKey);
  expect(await access.verify(forged)).toBeUndefined();
});

describe('any change of a good token, and any text at all', () => {
  let tokens: { access: string; refresh: string };
  beforeAll(async () => {
    tokens = {
      access: await access.issue({ id: 'somebody', role: 'buyer' }),
      refresh: await refresh.issue({ accountId: 'somebody', sessionId: 'here', generation: 1 }),
    };
  });

  /** Compared as bytes: the last character of base64url has bits that mean nothing. */
  const isSame = (a: string, b: string) =>
    a.split('.').length === b.split('.').length &&
    a.split('.').every((text, at, all) => {
      const other = b.split('.')[at] ?? '';
      return (
        text === other ||
        (at === all.length - 1 && Buffer.from(text, 'base64url').equals(Buffer.from(other, 'base64url')))
      );
    });

  test.each(['access', 'refresh'] as const)('is no %s token', async (kind) => {
    const verify = (text: string) => ({ access, refresh })[kind].verify(text);
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.constantFrom(...'aZ9-_.=+/ \0é'), fc.nat(2), async (place, letter, removed) => {
        const text = tokens[kind];
        const at = place % text.length;
        const changed = text.slice(0, at) + letter + text.slice(at + removed);
        fc.pre(!isSame(changed, text));
        expect(await verify(changed)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { maxLength: 6 }), async (parts) => {
        expect(await verify(parts.join('.'))).toBeUndefined();
      }),
    );
    const other = { access: tokens.refresh, refresh: tokens.access }[kind];
    expect(await verify(other)).toBeUndefined();
  });
});
