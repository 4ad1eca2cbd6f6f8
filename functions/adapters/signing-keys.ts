import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import type { Clock } from '../domain/ports.ts';
import { createRecentCache } from './recent-cache.ts';

/** The newest key signs; the one before it is still accepted, so that a rotation logs nobody out. */
export type SigningKeys = () => Promise<{ current: Uint8Array; accepted: readonly Uint8Array[] }>;

const key = z.string().check(z.minLength(32));
const Secret = z.object({ current: key, previous: z.optional(key) });

const secretMaxAgeMs = 5 * 60 * 1000;

/** Reads the keys from Secrets Manager, at most every five minutes. */
export function secretSigningKeys(secretId: string, clock: Clock): SigningKeys {
  const client = new SecretsManagerClient({ maxAttempts: 3 });
  const cache = createRecentCache<Awaited<ReturnType<SigningKeys>>>(secretMaxAgeMs, 1, clock);
  return () =>
    cache.get(secretId, async () => {
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
      return keysOf(Secret.parse(JSON.parse(SecretString ?? '{}')));
    });
}

export function keysOf({ current, previous }: z.output<typeof Secret>): Awaited<ReturnType<SigningKeys>> {
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
