/**
 * While a sale is hot, a concert may ask of every claim that its sender worked for it: to find a `nonce` of which PBKDF2
 * (HMAC with SHA-256, `iterations` times, the challenge as its salt) begins with as many zero bits as the challenge says.
 * Browsers have it built in, so that a bot's own code is hardly faster; checking costs one try.
 */
export const proofOfWork = {
  iterations: 1_000,
  /** A thousand tries on the average: a fifth of a second in Chromium on two cores. */
  zeroBits: 10,
  digestBits: 256,
  lifetimeSeconds: 120,
} as const;

/**
 * A challenge is `<when it ends, base 36>.<zero bits>.<signature>`: of one buyer's one order, known by its signature, kept
 * nowhere. A proof is a challenge, a dot, and the nonce that solves it.
 */
export const isProof = (text: string): boolean => /^[0-9a-z]{1,8}\.\d{1,2}\.[a-z2-7]{26}\.\d{1,12}$/.test(text);

export const zeroBitsOf = (challenge: string): number => Number(challenge.split('.')[1]);

export function beginsWithZeros(digest: Uint8Array, bits: number): boolean {
  return Array.from({ length: bits }, (_, at) => ((digest[at >> 3] ?? 255) >> (7 - (at % 8))) & 1).every(
    (bit) => bit === 0,
  );
}
