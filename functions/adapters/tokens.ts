import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod/mini';
import { Role } from '../contract/accounts.ts';
import type { AccessTokens, Clock, RefreshTokens } from '../domain/ports.ts';
import { createRecentCache, type RecentCache } from './recent-cache.ts';
import { type Keys, keyFor, type SigningKeys } from './signing-keys.ts';

const issuer = 'frontrow';
const audience = 'frontrow-api';
const algorithm = 'HS256';
/** RFC 9068: an access token says that it is one. */
const type = 'at+jwt';
const accessLifetimeSeconds = 15 * 60;
/** A buyer asks again and again, and to check a signature costs more than all else of a short answer. */
const verifiedMaxAgeMs = 30_000;
const verifiedMax = 5_000;

const Claims = z.object({ sub: z.string().check(z.minLength(1)), role: Role, exp: z.number() });

/** Short-lived JWTs: algorithm, type, issuer and audience are fixed, whatever a token's header says. */
export function jwtAccessTokens(keys: SigningKeys, clock: Clock): AccessTokens {
  const accessKey = keyFor('access');
  // What was verified by other keys than those of now counts for nothing.
  const recentBy = new WeakMap<Keys, RecentCache<Verified>>();
  const recentOf = (current: Keys): RecentCache<Verified> => {
    const recent = recentBy.get(current) ?? createRecentCache<Verified>(verifiedMaxAgeMs, verifiedMax, clock);
    recentBy.set(current, recent);
    return recent;
  };
  const check = async (token: string): Promise<Verified> => {
    for (const why of [undefined, 'unknown-key'] as const) {
      for (const key of (await keys(why)).accepted) {
        const found = await verifyWith(accessKey(key), token, clock());
        if (found !== 'other-key') return found;
      }
    }
    return undefined;
  };
  return {
    lifetimeSeconds: accessLifetimeSeconds,

    async issue({ id, role }) {
      const now = Math.floor(clock() / 1000);
      return new SignJWT({ role })
        .setProtectedHeader({ alg: algorithm, typ: type })
        .setSubject(id)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(now)
        .setExpirationTime(now + accessLifetimeSeconds)
        .sign(accessKey((await keys()).current));
    },

    async verify(token) {
      const recent = recentOf(await keys());
      const found = await recent.get(token, () => check(token));
      if (found !== undefined && found.exp * 1_000 > clock()) return { id: found.sub, role: found.role };
      // Whoever sends rubbish, long or ever new, fills no memory with it.
      recent.forget(token);
      return undefined;
    },
  };
}

type Verified = z.output<typeof Claims> | undefined;

/** Undefined for what is no token of ours or is over, whichever key may have signed it. */
async function verifyWith(key: KeyObject, token: string, nowMs: number): Promise<Verified | 'other-key'> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: [algorithm],
      typ: type,
      issuer,
      audience,
      requiredClaims: ['sub', 'exp', 'iat'],
      currentDate: new Date(nowMs),
    });
    return Claims.safeParse(payload).data;
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return 'other-key';
    if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** `<account>.<session>.<number>.<signature>`: the next token follows from its number, so none has to be stored. */
export function hmacRefreshTokens(keys: SigningKeys): RefreshTokens {
  const refreshKey = keyFor('refresh');
  const sign = (key: Uint8Array, text: string) => createHmac('sha256', refreshKey(key)).update(text).digest();

  return {
    async issue({ accountId, sessionId, generation }) {
      const text = `${accountId}.${sessionId}.${generation}`;
      return `${text}.${sign((await keys()).current, text).toString('base64url')}`;
    },

    async verify(token) {
      const [accountId = '', sessionId = '', number = '', signature = ''] = token.split('.');
      if (!/^[1-9]\d{0,8}$/.test(number)) return undefined;
      const given = Buffer.from(signature, 'base64url');
      const isSignedBy = (key: Uint8Array) => {
        const expected = sign(key, `${accountId}.${sessionId}.${number}`);
        return given.length === expected.length && timingSafeEqual(given, expected);
      };
      const isOurs = (await keys()).accepted.some(isSignedBy) || (await keys('unknown-key')).accepted.some(isSignedBy);
      return isOurs ? { accountId, sessionId, generation: Number(number) } : undefined;
    },
  };
}
