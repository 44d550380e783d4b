import type pg from 'pg';
import { networkTables } from '../../../bench/network/tables.ts';
import type { Catalogue } from './scans.ts';

/** Tables that stay as small as they are, however many cases there are: what a network has once, and counters by year. */
const bounded: readonly string[] = [...networkTables, 'case_numbers', 'referral_numbers', 'kysely_migration', 'kysely_migration_lock'];

/** Reads what the verdict about plans needs from the catalogue of a database. */
export async function readCatalogue(client: pg.Client): Promise<Catalogue> {
  const { rows: tables } = await client.query<{ name: string; ofNetworks: boolean; empty: boolean }>(`
    SELECT c.relname AS name, c.reltuples <= 0 AS empty, EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'network_id') AS "ofNetworks"
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'`);
  const { rows: indexes } = await client.query<{ table: string; columns: string[] }>(`
    SELECT c.relname AS table, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_attribute a ON a.attrelid = i.indexrelid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' GROUP BY c.relname, i.indexrelid`);
  const byTable = Map.groupBy(indexes, ({ table }) => table);
  return {
    growing: new Set(tables.map(({ name }) => name).filter((name) => !bounded.includes(name))),
    empty: new Set(tables.filter(({ empty }) => empty).map(({ name }) => name)),
    ofNetworks: new Set(tables.filter(({ ofNetworks }) => ofNetworks).map(({ name }) => name)),
    indexes: new Map([...byTable].map(([table, all]) => [table, all.map(({ columns }) => columns)])),
  };
}
