import type pg from 'pg';
import { networkTables } from '../../../bench/network/tables.ts';
import type { Catalogue } from './scans.ts';

/** Tables that a network has few rows of: what it has once, and what is keyed by the network and the year alone. */
const bounded: readonly string[] = [...networkTables, 'kysely_migration', 'kysely_migration_lock'];
const keyedByNetwork =
  "SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary AND pg_get_indexdef(i.indexrelid) ~ '\\((network_id|network_id, year)\\)$'";

/** Reads what the verdict about plans needs from the catalogue of a database. */
export async function readCatalogue(client: pg.Client): Promise<Catalogue> {
  const { rows: tables } = await client.query<{ name: string; ofNetworks: boolean; empty: boolean; bounded: boolean }>(`
    SELECT c.relname AS name, c.reltuples <= 0 AS empty, EXISTS (${keyedByNetwork}) AS bounded,
      EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'network_id') AS "ofNetworks"
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'`);
  const { rows: indexes } = await client.query<{ table: string; name: string; columns: string[]; narrow: boolean }>(`
    SELECT c.relname AS table, i.indexrelid::regclass::text AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns,
      coalesce(pg_get_expr(i.indpred, i.indrelid) LIKE '% = %', false) AS narrow
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_attribute a ON a.attrelid = i.indexrelid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' GROUP BY c.relname, i.indexrelid, i.indpred, i.indrelid`);
  const byTable = Map.groupBy(indexes, ({ table }) => table);
  return {
    growing: new Set(tables.filter((table) => !table.bounded && !bounded.includes(table.name)).map(({ name }) => name)),
    empty: new Set(tables.filter(({ empty }) => empty).map(({ name }) => name)),
    ofNetworks: new Set(tables.filter(({ ofNetworks }) => ofNetworks).map(({ name }) => name)),
    indexes: new Map([...byTable].map(([table, all]) => [table, all.map(({ columns }) => columns)])),
    narrow: new Set(indexes.filter(({ narrow }) => narrow).map(({ name }) => name)),
  };
}
