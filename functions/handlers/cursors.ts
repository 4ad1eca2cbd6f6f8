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

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
