import { sql } from 'kysely';
import { z } from 'zod';
import { DataCategory } from '#kernel';
import type { Tx } from '#platform';

/** How much of a category the receiver of a release would see, and of which kinds. */
export const PreviewLine = z.object({
  category: DataCategory,
  count: z.int(),
  kinds: z.array(z.object({ kind: z.string(), count: z.int() })),
});
export type PreviewLine = z.infer<typeof PreviewLine>;

/**
 * "This is what they will see": every row of the case and of the person that a release of these categories opens, counted by category and kind. The tables
 * are those that row-level security opens by category, found in the catalogue, so no area can be forgotten. Rows the asker may not see are not counted.
 */
export async function previewRelease(
  tx: Tx,
  of: { caseId: string; personId: string },
  categories: readonly DataCategory[],
): Promise<PreviewLine[]> {
  const lines = new Map<DataCategory, { kind: string; count: number }[]>(categories.map((category) => [category, []]));
  for (const { table, key } of await openedTables(tx)) {
    const id = key === 'case_id' ? of.caseId : of.personId;
    const { rows } = await sql<{ category: DataCategory; count: number }>`SELECT category, count(*)::int AS count FROM ${sql.table(table)}
      WHERE ${sql.ref(key)} = ${id} AND category = ANY (${[...categories]}::text[]) GROUP BY category`.execute(tx.db);
    for (const { category, count } of rows) lines.get(category)?.push({ kind: table, count });
  }
  return [...lines].map(([category, kinds]) => ({ category, count: kinds.reduce((sum, { count }) => sum + count, 0), kinds }));
}

interface OpenedTable {
  readonly table: string;
  /** The column that says whose row it is; `id` for the person's own. */
  readonly key: 'case_id' | 'person_id' | 'id';
}

/** Tables whose rows carry a category and a case or person; history and bookkeeping are not records of their own. */
async function openedTables(tx: Tx): Promise<OpenedTable[]> {
  const { rows } = await sql<OpenedTable>`SELECT c.relname AS "table",
      CASE WHEN bool_or(a.attname = 'case_id') THEN 'case_id' WHEN c.relname = 'persons' THEN 'id' ELSE 'person_id' END AS key
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace AND c.relname <> ALL (${bookkeeping}::text[])
    GROUP BY c.relname
    HAVING bool_or(a.attname = 'category') AND (bool_or(a.attname IN ('case_id', 'person_id')) OR c.relname = 'persons')
    ORDER BY c.relname`.execute(tx.db);
  return rows;
}

/** Rows that only keep order among others, or say what has been told already. */
const bookkeeping = [
  'row_history',
  'duties',
  'journal',
  'case_access',
  'access_log',
  'consents',
  'appointment_workers',
  'plan_signatures',
  'plan_copies',
  'letters',
];
