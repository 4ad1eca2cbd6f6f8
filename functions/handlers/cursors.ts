import type * as z from 'zod/mini';
import { Refusal } from '../domain/refusal.ts';

/** A place in a list as an opaque text. It says where to go on, never what may be seen. */
export const toCursor = (place: object): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** Reads a place back; refuses whatever is not one. */
export function fromCursor<T extends z.ZodMiniType>(schema: T, cursor: string | undefined): z.output<T> | undefined {
  if (cursor === undefined) return undefined;
  const result = schema.safeParse(parse(cursor));
  if (!result.success) throw new Refusal('invalid-cursor');
  return result.data;
}

/** Times and ids need no escapes and no other letters; without them, nothing gets in that storage could not take. */
const plain = /^[\x20-\x5b\x5d-\x7e]*$/;

function parse(cursor: string): unknown {
  const text = Buffer.from(cursor, 'base64url').toString();
  if (!plain.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
