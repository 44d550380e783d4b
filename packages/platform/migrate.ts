import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';
import pg from 'pg';

const migrationsFolder = fileURLToPath(new URL('../../db/migrations/', import.meta.url));

/** Plain SQL files, one purpose each, in the order of their names. */
const sqlFiles: MigrationProvider = {
  async getMigrations() {
    const names = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort();
    const entries = await Promise.all(
      names.map(async (name) => [name.replace(/\.sql$/, ''), fromSql(await readFile(migrationsFolder + name, 'utf8'))] as const),
    );
    return Object.fromEntries(entries);
  },
};

/**
 * Brings the database of `ownerUrl` to the newest schema; safe to call from several processes at once. Answers the names of the migrations that ran.
 * Throws the database's error when a migration fails; nothing of a failed migration stays.
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    await prepareAppRole(db);
    const { error, results } = await new Migrator({ db, provider: sqlFiles, allowUnorderedMigrations: true }).migrateToLatest();
    if (error) throw error;
    return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName);
  } finally {
    await db.destroy();
  }
}

/** Any number will do; the keys of other locks are hashes of names. */
const migrating = 4402;

/** Runs `work` while no other process prepares the same database: roles and privileges of PostgreSQL do not stand two who change them at once. */
export async function inTurn<Result>(ownerUrl: string, work: () => Promise<Result>): Promise<Result> {
  const holder = new pg.Client({ connectionString: ownerUrl, keepAlive: true });
  holder.on('error', () => undefined);
  await holder.connect();
  try {
    await holder.query('SELECT pg_advisory_lock($1)', [migrating]);
    return await work();
  } finally {
    await holder.end();
  }
}

/** The role the application acts as. It owns nothing and row-level security binds it. */
async function prepareAppRole(db: Kysely<unknown>): Promise<void> {
  await sql`DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lotse_app') THEN CREATE ROLE lotse_app NOLOGIN; END IF;
    IF NOT pg_has_role(current_user, 'lotse_app', 'MEMBER') THEN GRANT lotse_app TO CURRENT_USER; END IF;
  EXCEPTION WHEN insufficient_privilege THEN NULL; -- the embedded database and a prepared external one have the role already
  END $$`.execute(db);
}

function fromSql(text: string): Migration {
  return { up: async (db) => void (await sql.raw(text).execute(db)) };
}
