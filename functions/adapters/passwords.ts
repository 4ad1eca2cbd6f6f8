import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Passwords } from '../domain/ports.ts';
import { Refusal } from '../domain/refusal.ts';

/** OWASP's second choice for Argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
const parameters = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };
const atOnce = 2;
const waitingMax = 64;

const argon2id = promisify(argon2);

/**
 * Argon2id by node:crypto, kept as PHC strings. A few at once, because each takes 19 MiB and tens of milliseconds; when
 * too many wait, the next is refused as `busy` instead of starving everybody.
 */
export function argon2Passwords(derive: typeof argon2id = argon2id): Passwords {
  const turns = createTurns();
  const digest = (
    password: string,
    nonce: Uint8Array,
    { memory, passes, parallelism, tagLength }: typeof parameters,
  ): Promise<Buffer> =>
    turns(async () =>
      Buffer.from(await derive('argon2id', { message: password, nonce, memory, passes, parallelism, tagLength })),
    );
  const absent = randomBytes(16);

  return {
    async hash(password) {
      const nonce = randomBytes(16);
      return toPhc(nonce, await digest(password, nonce, parameters));
    },

    async verify(password, passwordHash) {
      const stored = passwordHash === undefined ? undefined : fromPhc(passwordHash);
      const { nonce, tag, ...cost } = stored ?? {
        nonce: absent,
        tag: Buffer.alloc(parameters.tagLength),
        ...parameters,
      };
      const given = await digest(password, nonce, { ...cost, tagLength: tag.length });
      return timingSafeEqual(given, tag) && stored !== undefined;
    },
  };
}

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

const toPhc = (nonce: Buffer, tag: Buffer): string =>
  `$argon2id$v=19$m=${parameters.memory},t=${parameters.passes},p=${parameters.parallelism}$${unpadded(nonce)}$${unpadded(tag)}`;

function fromPhc(phc: string) {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(phc);
  if (parts === null) throw new Error('A stored password hash is not an Argon2id PHC string');
  const [, memory, passes, parallelism, nonce = '', tag = ''] = parts;
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(nonce, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

function createTurns() {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (waiting.length >= waitingMax) throw new Refusal('busy');
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}
