import type pg from 'pg';
import { OperatorError } from '../operator-error.ts';

export interface BackupTable {
  name: string;
  /** Columns whose values are carried; not the computed ones, and not `xid8`, which counts the transactions of one server only. */
  columns: string[];
  /** Columns of the primary key, as ORDER BY wants them, independent of the server's collation. */
  order: string[];
  /** Rows belong to a network, so an installation in use has some. */
  ofNetwork: boolean;
}

/** Every table of ours, by name. Migrations keep their own books, and the job queue fills itself again. */
export async function backupTables(client: pg.ClientBase): Promise<BackupTable[]> {
  const { rows } = await client.query<BackupTable>(`
    SELECT t.relname AS name,
      array(SELECT quote_ident(attname) FROM pg_attribute
        WHERE attrelid = t.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND atttypid <> 'xid8'::regtype ORDER BY attnum) AS columns,
      array(SELECT 'r.' || quote_ident(a.attname) || CASE WHEN a.attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END
        FROM pg_index i, unnest(i.indkey) WITH ORDINALITY k (attnum, position), pg_attribute a
        WHERE i.indrelid = t.oid AND i.indisprimary AND a.attrelid = t.oid AND a.attnum = k.attnum ORDER BY k.position) AS order,
      t.relname = 'networks' OR EXISTS (SELECT FROM pg_attribute WHERE attrelid = t.oid AND attname = 'network_id') AS "ofNetwork"
    FROM pg_class t
    WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p') AND NOT t.relispartition AND t.relname NOT LIKE 'kysely_migration%'
    ORDER BY t.relname COLLATE "C"`);
  return rows;
}

/** Names of the migrations that made the tables. */
export async function schemaOf(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ exists: boolean }>("SELECT to_regclass('public.kysely_migration') IS NOT NULL AS exists");
  if (!rows[0]?.exists) throw new OperatorError('This database holds no Lotse yet.');
  const migrations = await client.query<{ name: string }>('SELECT name FROM kysely_migration ORDER BY name COLLATE "C"');
  return migrations.rows.map((row) => row.name);
}

/**
 * Row-level security would leave out rows without a word. Throws an `OperatorError` unless the connected role sees every row of every table:
 * it stands above row-level security, or a policy shows it everything.
 */
export async function requireFullSight(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT t.relname AS name FROM pg_class t, pg_roles me
    WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p') AND t.relrowsecurity
      AND me.rolname = current_user AND NOT me.rolsuper AND NOT me.rolbypassrls
      AND (t.relforcerowsecurity OR NOT pg_has_role(t.relowner, 'USAGE'))
      AND NOT EXISTS (SELECT FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = t.relname AND p.roles @> ARRAY[current_user]
        AND p.cmd = 'ALL' AND p.permissive = 'PERMISSIVE' AND p.qual = 'true')`);
  if (rows.length > 0) {
    throw new OperatorError(
      `The role of this connection may not see every row (${rows.map((row) => row.name).join(', ')}): use the owner of the tables.`,
    );
  }
}
