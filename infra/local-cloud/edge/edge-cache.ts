import type { CachePolicy } from './distribution.ts';

export interface OriginAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

interface Kept {
  readonly answer: Promise<OriginAnswer>;
  expiresAt: number;
}

/** More is never asked for in a test; the oldest goes first. */
const entriesMax = 2_000;

/** Keeps answers as long as CloudFront would, and sends one request to the origin for all who ask at once. */
export class EdgeCache {
  readonly #kept = new Map<string, Kept>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** The answer, and how many of `Hit` and `Miss` it was. */
  async get(
    key: string,
    policy: CachePolicy,
    ask: () => Promise<OriginAnswer>,
  ): Promise<{ answer: OriginAnswer; found: 'Hit' | 'Miss' }> {
    const before = this.#kept.get(key);
    if (before !== undefined && before.expiresAt > this.#now()) return { answer: await before.answer, found: 'Hit' };
    const kept: Kept = { answer: ask(), expiresAt: Number.POSITIVE_INFINITY };
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    if (this.#kept.size > entriesMax) this.#kept.delete(this.#kept.keys().next().value ?? '');
    try {
      const answer = await kept.answer;
      kept.expiresAt = this.#now() + 1_000 * secondsToKeep(answer, policy);
      return { answer, found: 'Miss' };
    } catch (error) {
      this.#kept.delete(key);
      throw error;
    }
  }
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html */
export function secondsToKeep({ status, headers }: OriginAnswer, policy: CachePolicy): number {
  const { minSeconds, defaultSeconds, maxSeconds } = policy;
  if (status !== 200) return minSeconds;
  const control = headers.get('cache-control') ?? '';
  if (/\b(no-store|no-cache|private)\b/.test(control)) return minSeconds;
  const [, seconds] = /\bs-maxage=(\d+)/.exec(control) ?? /\bmax-age=(\d+)/.exec(control) ?? [];
  return Math.min(maxSeconds, Math.max(minSeconds, seconds === undefined ? defaultSeconds : Number(seconds)));
}
