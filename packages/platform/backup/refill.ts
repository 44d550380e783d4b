import pg from 'pg';
import type { BackupTable } from './catalog.ts';

/**
 * Empties the tables and lets `fill` put rows into them in any order, inside the caller's transaction. Meanwhile foreign keys are gone and triggers rest:
 * the rows have had their triggers, and keys may form circles. Afterwards the keys are made again, which checks every row, and counters go on after
 * the highest number. Needs the owner of the tables.
 */
export async function refillTables(client: pg.ClientBase, tables: BackupTable[], fill: () => Promise<void>): Promise<void> {
  const names = tables.map(({ name }) => pg.escapeIdentifier(name));
  const keys = await foreignKeys(client);
  for (const key of keys) await client.query(`ALTER TABLE ${key.table} DROP CONSTRAINT ${key.name}`);
  for (const name of names) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  // What migrations put in is in the backup too, perhaps changed since.
  for (const name of names) await client.query(`DELETE FROM ${name}`);
  await fill();
  for (const key of keys) await client.query(`ALTER TABLE ${key.table} ADD CONSTRAINT ${key.name} ${key.definition}`);
  for (const name of names) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
  for (const { table, column, sequence } of await sequences(client)) {
    await client.query(`SELECT setval($1, max(${column})) FROM ${table}`, [sequence]);
  }
}

async function foreignKeys(client: pg.ClientBase): Promise<{ table: string; name: string; definition: string }[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(`
    SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 AND connamespace = 'public'::regnamespace ORDER BY conrelid, conname`);
  return rows;
}

async function sequences(client: pg.ClientBase): Promise<{ table: string; column: string; sequence: string }[]> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(`
    SELECT table_name AS table, quote_ident(attname) AS column, sequence
    FROM pg_class t CROSS JOIN LATERAL (SELECT t.oid::regclass::text AS table_name) n JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    CROSS JOIN LATERAL pg_get_serial_sequence(table_name, attname) AS sequence
    WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p') AND sequence IS NOT NULL`);
  return rows;
}
