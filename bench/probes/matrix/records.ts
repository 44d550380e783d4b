import pg from 'pg';
import type { DataCategory } from '#kernel';

/** What hangs on a case or a person, of which category; a case itself has none. */
export interface KnownRecord {
  readonly table: string;
  readonly caseId: string | null;
  readonly personId: string | null;
  readonly category: DataCategory | null;
  /** Whether the person has a case, by which others come to know of them. */
  readonly hasCase: boolean;
}

/** Every record with an id of its own that hangs on a case or a person, read past all policies. */
export async function knownRecords(ownerUrl: string, adminUrl: string): Promise<Map<string, KnownRecord>> {
  const client = new pg.Client({ connectionString: adminUrl.replace('@/postgres?', `@/${/@\/([^?]+)\?/.exec(ownerUrl)?.[1]}?`) });
  await client.connect();
  const tables = await client.query<{ name: string }>(`
    SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname NOT IN ('case_access', 'journal', 'access_log', 'row_history', 'receipts')
    GROUP BY 1 HAVING bool_or(a.attname = 'id') AND (bool_or(a.attname IN ('case_id', 'person_id')) OR c.relname IN ('cases', 'persons')) ORDER BY 1`);
  const withCase = new Set((await client.query<{ id: string }>('SELECT person_id AS id FROM cases')).rows.map(({ id }) => id));
  const records = new Map<string, KnownRecord>();
  for (const { name } of tables.rows) {
    const { rows } = await client.query<{ row: Record<string, string | null> }>(
      `SELECT to_jsonb(t) AS row FROM ${pg.escapeIdentifier(name)} t`,
    );
    for (const { row } of rows) {
      const personId = name === 'persons' ? row.id : row.person_id;
      records.set(String(row.id), {
        table: name,
        caseId: (name === 'cases' ? row.id : row.case_id) ?? null,
        personId: personId ?? null,
        category: (row.category ?? null) as DataCategory | null,
        hasCase: withCase.has(String(personId)),
      });
    }
  }
  await client.end();
  return records;
}
