import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { ScratchPostgres } from './scratch.ts';

export interface ClonedDatabase {
  name: string;
  ownerUrl: string;
  appUrl: string;
  poolUrl?: string | undefined;
  /** Removes it, ending whatever is still connected. */
  drop(): Promise<void>;
}

/**
 * Makes a database once per scratch server, by `build`, for `cloneDatabase` to copy. `name` says what it holds (put a hash of the migrations
 * into it); whoever asks again, also from another process, waits for the first and builds nothing.
 */
export async function templateDatabase(server: ScratchPostgres, name: string, build: (ownerUrl: string) => Promise<void>): Promise<void> {
  await asAdmin(server, async (admin) => {
    await admin.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1 AND datistemplate', [name]);
    if (rowCount) return;
    const database = pg.escapeIdentifier(name);
    await admin.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${database} OWNER lotse_owner TEMPLATE template0`);
    await build(inDatabase(server.ownerUrl, name));
    await admin.query(`ALTER DATABASE ${database} IS_TEMPLATE true`);
  });
}

/** A database of one's own, copied from a template in some tens of milliseconds. */
export async function cloneDatabase(server: ScratchPostgres, template: string): Promise<ClonedDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(server, (admin) => admin.query(`CREATE DATABASE ${name} OWNER lotse_owner TEMPLATE ${pg.escapeIdentifier(template)}`));
  return {
    name,
    ownerUrl: inDatabase(server.ownerUrl, name),
    appUrl: inDatabase(server.appUrl, name),
    poolUrl: server.poolUrl && inDatabase(server.poolUrl, name),
    async drop() {
      await asAdmin(server, (admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

function inDatabase(url: string, name: string): string {
  return url.replace('@/lotse?', `@/${encodeURIComponent(name)}?`);
}

async function asAdmin<T>(server: ScratchPostgres, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client(server.adminUrl);
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
