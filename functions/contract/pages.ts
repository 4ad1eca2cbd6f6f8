import * as z from 'zod/mini';

/** An opaque place in a list: what `nextCursor` gave. */
export const Cursor = z.string().check(z.minLength(1), z.maxLength(512), z.regex(/^[A-Za-z0-9_-]+$/, 'Not a cursor'));

/** How many items a page holds, 1 to 50, as digits in the query. */
export const PageSize = z.pipe(
  z.string().check(z.regex(/^([1-9]|[1-4]\d|50)$/, 'A whole number from 1 to 50')),
  z.transform((digits: string) => Number(digits)),
);

export const page = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) });
