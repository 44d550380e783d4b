import type pg from 'pg';

/** How many rows of which tables are there more after this work than before. */
export async function rowCounts(owner: pg.Client, work: () => Promise<void>): Promise<Record<string, number>> {
  const before = await count(owner);
  await work();
  const after = await count(owner);
  return Object.fromEntries(
    [...after].map(([table, rows]) => [table, rows - (before.get(table) ?? 0)] as const).filter(([, more]) => more !== 0),
  );
}

async function count(owner: pg.Client): Promise<Map<string, number>> {
  const { rows: tables } = await owner.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  const each = tables.map(({ name }) => `SELECT '${name}' AS name, count(*) AS rows FROM ${name}`).join(' UNION ALL ');
  const { rows } = await owner.query<{ name: string; rows: string }>(each);
  return new Map(rows.map((row) => [row.name, Number(row.rows)]));
}
