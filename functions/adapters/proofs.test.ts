import { pbkdf2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { beginsWithZeros, isProof, proofOfWork, zeroBitsOf } from '../contract/proof-of-work.ts';
import { signedProofs } from './proofs.ts';
import { keysOf } from './signing-keys.ts';

const start = Date.parse('2027-03-01T12:00:00Z');
let time = start;
let keys = keysOf({ current: 'a'.repeat(32) });
const proofs = signedProofs(
  async () => keys,
  () => time,
);
const subject = 'concert1 order1';

const isSolved = (challenge: string, nonce: number) =>
  beginsWithZeros(
    pbkdf2Sync(String(nonce), challenge, proofOfWork.iterations, proofOfWork.digestBits / 8, 'sha256'),
    zeroBitsOf(challenge),
  );
function solve(challenge: string, isWanted: boolean = true): string {
  let nonce = 0;
  while (isSolved(challenge, nonce) !== isWanted) nonce += 1;
  return `${challenge}.${nonce}`;
}

test('a solved challenge counts for its subject, for two minutes, and over a change of keys', async () => {
  const challenge = await proofs.challenge(subject);
  const proof = solve(challenge);
  expect([isProof(challenge), isProof(proof)]).toEqual([false, true]);
  expect(await proofs.verify(subject, proof)).toBe(true);
  expect(await proofs.verify('concert1 order2', proof), 'another order').toBe(false);
  expect(await proofs.verify('concert2 order1', proof), 'another concert').toBe(false);
  keys = keysOf({ current: 'b'.repeat(32), previous: 'a'.repeat(32) });
  expect(await proofs.verify(subject, proof), 'the key before').toBe(true);
  time = start + proofOfWork.lifetimeSeconds * 1000;
  expect(await proofs.verify(subject, proof)).toBe(true);
  time += 1_000;
  expect(await proofs.verify(subject, proof), 'too late').toBe(false);
  time = start;
  keys = keysOf({ current: 'c'.repeat(32) });
  expect(await proofs.verify(subject, proof), 'a key that is gone').toBe(false);
});

test('nobody saves the work: wrong numbers, easier challenges, longer times and made-up ones are refused', async () => {
  const challenge = await proofs.challenge(subject);
  const [endsAt = '', bits, signature] = challenge.split('.');
  expect(await proofs.verify(subject, solve(challenge, false)), 'no solution').toBe(false);
  const easier = `${endsAt}.0.${signature}`;
  expect(await proofs.verify(subject, `${easier}.1`), 'no zeros asked for').toBe(false);
  const later = `${(Number.parseInt(endsAt, 36) + 9_999).toString(36)}.${bits}.${signature}`;
  expect(await proofs.verify(subject, solve(later)), 'a later end').toBe(false);
  const made = `${endsAt}.${bits}.${'a'.repeat(26)}`;
  expect(await proofs.verify(subject, solve(made)), 'nobody signed it').toBe(false);
});

test('bits are counted from the front', () => {
  expect(beginsWithZeros(new Uint8Array([0, 0b0011_1111]), 10)).toBe(true);
  expect(beginsWithZeros(new Uint8Array([0, 0b0111_1111]), 10)).toBe(false);
  expect(beginsWithZeros(new Uint8Array([1, 0]), 8)).toBe(false);
  expect(beginsWithZeros(new Uint8Array([0]), 9), 'more than there are').toBe(false);
});
