import { createHash, randomBytes } from 'node:crypto';

/** RFC 4648's base 32 in lower case: no letter looks like a digit of it. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

const letters = (bytes: Uint8Array): string => Array.from(bytes, (byte) => alphabet[byte % 32]).join('');

/** Random letters, five bits each. */
export const randomText = (length: number): string => letters(randomBytes(length));

/** The same letters for the same parts, five bits each; no two lists of parts give the same text by accident. */
export const hashText = (length: number, ...parts: readonly string[]): string =>
  letters(createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, length));
