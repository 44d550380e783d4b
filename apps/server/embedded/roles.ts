import pg from 'pg';
import type { Secrets } from '#platform';

const settingUp = 4401;

/** Address of a database behind a unix socket, in the form node-postgres takes. */
export function socketUrl(user: string, password: string, database: string, socketDirectory: string): string {
  return `postgresql://${user}:${password}@/${database}?host=${encodeURIComponent(socketDirectory)}&port=5432`;
}

/**
 * The two roles Lotse works with, and the database `lotse`. `lotse_owner` owns and migrates the tables, and policies of its own show it all rows for
 * backups and checks; `lotse_app` is who the server works as. Neither stands above row-level security, as on a database of the operator's own.
 */
export async function ensureRolesAndDatabase(superuser: pg.Client, secrets: Pick<Secrets, 'ownerPassword' | 'appPassword'>): Promise<void> {
  // Two first starts at once take turns.
  await superuser.query('SELECT pg_advisory_lock($1)', [settingUp]);
  await ensureRole(superuser, 'lotse_owner', 'LOGIN NOSUPERUSER NOBYPASSRLS', secrets.ownerPassword);
  await ensureRole(superuser, 'lotse_app', 'LOGIN NOSUPERUSER NOBYPASSRLS', secrets.appPassword);
  const { rowCount } = await superuser.query("SELECT FROM pg_database WHERE datname = 'lotse'");
  if (rowCount === 0) await superuser.query('CREATE DATABASE lotse OWNER lotse_owner TEMPLATE template0');
  await superuser.query('SELECT pg_advisory_unlock($1)', [settingUp]);
}

async function ensureRole(superuser: pg.Client, name: string, attributes: string, password: string): Promise<void> {
  const { rowCount } = await superuser.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  if (rowCount === 0) await superuser.query(`CREATE ROLE ${name} ${attributes} PASSWORD ${pg.escapeLiteral(password)}`);
}
