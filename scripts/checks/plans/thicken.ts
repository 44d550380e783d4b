import type pg from 'pg';

/** As many rows as make the planner look for an index. */
const enough = 1_000;

interface Table {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly isKey: boolean }[];
  /** Rows that exclude each other cannot be skipped; as all their ids differ, none do. */
  readonly excludes: boolean;
}

/**
 * Makes tables that hold a few rows hold many: copies whose ids all differ, so that the figures about their content are those of a table in use. The copies fit no other
 * row and break every rule, which the planner does not ask. Empty tables stay as they are: of a table it has no figures about the planner expects the usual. `admin` is a superuser.
 */
export async function thicken(admin: pg.Client): Promise<void> {
  await admin.query('SET session_replication_role = replica');
  await admin.query(`DO $$ DECLARE c record; BEGIN
    FOR c IN SELECT conrelid::regclass AS t, conname FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace AND conrelid <> 0
    LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.t, c.conname); END LOOP; END $$`);
  for (const table of await tablesOf(admin)) {
    await admin.query(copies(table));
    await admin.query(`DO $$ BEGIN IF EXISTS (SELECT FROM ${table.name}) THEN ANALYZE ${table.name}; END IF; END $$`);
  }
}

async function tablesOf(admin: pg.Client): Promise<Table[]> {
  const { rows } = await admin.query<Table>(`
    SELECT c.relname AS name, json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, NULL),
      'isKey', EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND a.attnum = ANY (i.indkey) AND NOT EXISTS (
        SELECT FROM pg_attribute o WHERE o.attrelid = c.oid AND o.attnum = ANY (i.indkey) AND o.atttypid = 'uuid'::regtype AND o.attname <> 'network_id'))) ORDER BY a.attnum) AS columns,
      EXISTS (SELECT FROM pg_constraint x WHERE x.conrelid = c.oid AND x.contype = 'x') AS excludes
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity = ''
    GROUP BY c.oid, c.relname HAVING bool_or(a.attname = 'network_id')`);
  return rows;
}

function copies({ name, columns, excludes }: Table): string {
  const names = columns.map((column) => `"${column.name}"`).join(', ');
  const values = columns.map((column) => {
    if (column.type === 'uuid' && column.name !== 'network_id')
      return `CASE WHEN t."${column.name}" IS NOT NULL THEN gen_random_uuid() END`;
    if (column.type === 'bytea') return `CASE WHEN t."${column.name}" IS NOT NULL THEN sha256(uuid_send(gen_random_uuid())) END`;
    if (column.type === 'text' && column.isKey) return 'gen_random_uuid()::text';
    return `t."${column.name}"`;
  });
  return `INSERT INTO ${name} (${names}) SELECT ${values.join(', ')}
    FROM (SELECT *, count(*) OVER () AS all_rows FROM ${name} LIMIT ${enough}) t, generate_series(1, ${enough} / t.all_rows) ${excludes ? '' : 'ON CONFLICT DO NOTHING'}`;
}
