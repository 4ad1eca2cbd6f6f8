import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import type { Clock } from '../domain/ports.ts';
import { answerInTime, waits } from './answer-in-time.ts';
import { createRecentCache } from './recent-cache.ts';

/**
 * The newest key signs; the one before it is still accepted, so that a rotation logs nobody out. Whoever meets a
 * signature that none of them made asks again with `unknown-key`: another instance may have read a newer key.
 */
export type SigningKeys = (why?: 'unknown-key') => Promise<Keys>;

export interface Keys {
  readonly current: Uint8Array;
  readonly accepted: readonly Uint8Array[];
}

const key = z.string().check(z.minLength(32));
const Secret = z.object({ current: key, previous: z.optional(key) });

const secretMaxAgeMs = 5 * 60 * 1000;
/** However many strange signatures come, the secret is not read more often than this. */
const unknownKeyPauseMs = 1_000;

/** Reads the keys from Secrets Manager, at most every five minutes where nobody meets an unknown one. */
export function secretSigningKeys(secretId: string, clock: Clock): SigningKeys {
  const client = answerInTime(new SecretsManagerClient({ maxAttempts: 3, requestHandler: waits }));
  return cachedKeys(async () => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
    return keysOf(Secret.parse(JSON.parse(SecretString ?? '{}')));
  }, clock);
}

/** Keeps what was read for a while, and for longer where it cannot be read again. */
export function cachedKeys(read: () => Promise<Keys>, clock: Clock): SigningKeys {
  const cache = createRecentCache<Keys>(secretMaxAgeMs, 1, clock);
  let readAt = Number.NEGATIVE_INFINITY;
  let last: Keys | undefined;
  const readAgain = async (): Promise<Keys> => {
    readAt = clock();
    try {
      last = await read();
    } catch (error) {
      if (last === undefined) throw error;
    }
    return last;
  };
  return (why) => {
    if (why === 'unknown-key' && clock() - readAt >= unknownKeyPauseMs) cache.forget('keys');
    return cache.get('keys', readAgain);
  };
}

export function keysOf({ current, previous }: z.output<typeof Secret>): Keys {
  const bytes = new TextEncoder().encode(current);
  return { current: bytes, accepted: previous === undefined ? [bytes] : [bytes, new TextEncoder().encode(previous)] };
}

/** A key for one purpose only, so that a text signed for one is worth nothing for another. Derived once. */
export function keyFor(purpose: string): (signingKey: Uint8Array) => KeyObject {
  const derived = new WeakMap<Uint8Array, KeyObject>();
  return (signingKey) => {
    const known = derived.get(signingKey);
    if (known !== undefined) return known;
    const key = createSecretKey(createHmac('sha256', signingKey).update(purpose).digest());
    derived.set(signingKey, key);
    return key;
  };
}
