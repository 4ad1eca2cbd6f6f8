import { beginsWithZeros, proofOfWork, zeroBitsOf } from '@frontrow/functions/contract/proof-of-work.ts';

/** The browser derives keys beside the page, on several cores: this many at once keep them busy. */
const triesAtOnce = 8;

/** Finds the nonce that a challenge asks for; see `proofOfWork`. The page stays as quick as it was meanwhile. */
export async function solveChallenge(challenge: string): Promise<string> {
  const bits = zeroBitsOf(challenge);
  for (let first = 0; ; first += triesAtOnce) {
    const nonces = Array.from({ length: triesAtOnce }, (_, at) => first + at);
    const digests = await Promise.all(nonces.map((nonce) => derive(challenge, nonce)));
    const found = digests.findIndex((digest) => beginsWithZeros(digest, bits));
    if (found !== -1) return `${challenge}.${nonces[found]}`;
  }
}

async function derive(challenge: string, nonce: number): Promise<Uint8Array> {
  const { iterations, digestBits } = proofOfWork;
  const bytes = (text: string) => new TextEncoder().encode(text);
  const key = await crypto.subtle.importKey('raw', bytes(String(nonce)), 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(challenge), iterations };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, digestBits));
}
