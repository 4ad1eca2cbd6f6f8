import { createHmac, type KeyObject, pbkdf2 as pbkdf2Of, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { beginsWithZeros, isProof, proofOfWork, zeroBitsOf } from '../contract/proof-of-work.ts';
import type { Clock, Proofs } from '../domain/ports.ts';
import { keyFor, type SigningKeys } from './signing-keys.ts';

const pbkdf2 = promisify(pbkdf2Of);
const signatureCharacters = 26;
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** Challenges that nobody keeps: each is signed together with what it is for, and good for two minutes. */
export function signedProofs(keys: SigningKeys, clock: Clock): Proofs {
  const challengeKey = keyFor('proof-of-work');
  return {
    async challenge(subject) {
      const endsAt = Math.floor(clock() / 1000) + proofOfWork.lifetimeSeconds;
      const facts = `${endsAt.toString(36)}.${proofOfWork.zeroBits}`;
      return `${facts}.${signatureOf(challengeKey((await keys()).current), facts, subject)}`;
    },

    async verify(subject, proof) {
      if (!isProof(proof)) return false;
      const [endsAt = '', bits = '', signature = '', nonce = ''] = proof.split('.');
      if (Number.parseInt(endsAt, 36) < clock() / 1000) return false;
      const facts = `${endsAt}.${bits}`;
      if (!(await isSigned(facts, signature, subject))) return false;
      const { iterations, digestBits } = proofOfWork;
      const challenge = `${facts}.${signature}`;
      const digest = await pbkdf2(nonce, challenge, iterations, digestBits / 8, 'sha256');
      return beginsWithZeros(digest, zeroBitsOf(challenge));
    },
  };

  async function isSigned(facts: string, signature: string, subject: string): Promise<boolean> {
    for (const why of [undefined, 'unknown-key'] as const) {
      const { accepted } = await keys(why);
      if (accepted.some((key) => isEqual(signatureOf(challengeKey(key), facts, subject), signature))) return true;
    }
    return false;
  }
}

function signatureOf(key: KeyObject, facts: string, subject: string): string {
  const bytes = createHmac('sha256', key).update(`${facts} ${subject}`).digest().subarray(0, signatureCharacters);
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('');
}

const isEqual = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
