import { z } from 'zod';
import { Refused } from '#kernel';

/** Query of a list: how many, and where the last page ended. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});

/** Answer of a list: the rows, and the cursor of the next page or null at the end. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** Cuts the row read beyond the limit and makes the cursor from the last one shown. Read `limit + 1` rows. */
export function toPage<Row, Key extends readonly unknown[]>(
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => Key,
): { items: Row[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null };
}

/** An opaque cursor from the sort key of a row. */
export function encodeCursor(key: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The sort key of a cursor, checked against `schema`; refuses `request.invalid` for a cursor we did not make. */
export function decodeCursor<Key extends z.ZodType>(cursor: string | undefined, schema: Key): z.output<Key> | undefined {
  if (cursor === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    const errors = [{ pointer: '#/querystring/cursor', detail: 'not a cursor of this list', code: 'invalid_value', facts: {} }];
    throw new Refused({ code: 'request.invalid', errors } as { code: string });
  }
}
