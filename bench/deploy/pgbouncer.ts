import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { accountFor } from '../../apps/server/embedded/account.ts';
import { freePort, run, succeed, until } from './processes.ts';

const shipped = fileURLToPath(new URL('../../deploy/pgbouncer/', import.meta.url));

export interface Pooler {
  readonly version: string;
  /** The address behind it of the database that lies behind `appUrl` directly. */
  through(appUrl: string): string;
  /** How many transactions it has passed on. */
  transactions(appUrl: string): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Starts PgBouncer with the configuration of `deploy/pgbouncer`, changed only in its places, before the PostgreSQL of `adminUrl`. `program` may name
 * another than the installed one.
 */
export async function startPooler(adminUrl: string, program = 'pgbouncer'): Promise<Pooler> {
  const [command = program, ...before] = program.split(' ');
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'lotse-pgbouncer-'));
  const { ids } = accountFor('');
  const server = new URL(adminUrl.replace('@/', '@localhost/'));
  const place = `host=${server.searchParams.get('host') ?? server.hostname} port=${server.searchParams.get('port') ?? server.port}`;
  const config = readFileSync(join(shipped, 'pgbouncer.ini'), 'utf8')
    .replace(/^lotse = .*$/m, `* = ${place}`)
    .replace(/^listen_port = .*$/m, `listen_port = ${port}`)
    .replace(/^auth_file = .*$/m, `auth_file = ${folder}/userlist.txt`)
    .replace(/^logfile = .*$/m, `logfile = ${folder}/pgbouncer.log`)
    .replace(/^pidfile = .*$/m, `pidfile = ${folder}/pgbouncer.pid`)
    .replace(/^admin_users = .*$/m, 'stats_users = lotse_app');
  writeFileSync(join(folder, 'pgbouncer.ini'), config);
  writeFileSync(join(folder, 'userlist.txt'), await succeed('sh', [join(shipped, 'userlist.sh'), adminUrl]));
  chmodSync(folder, 0o750);
  for (const name of ['', 'pgbouncer.ini', 'userlist.txt']) if (ids) chownSync(join(folder, name), ids.uid, ids.gid);
  // It refuses to work as root.
  const running = run(command, [...before, join(folder, 'pgbouncer.ini')], { as: ids });
  const through = (appUrl: string) => {
    const { username, password, pathname } = new URL(appUrl.replace('@/', '@localhost/'));
    return `postgresql://${username}:${password}@${pathname}?host=127.0.0.1&port=${port}`;
  };
  await until(() => answers('127.0.0.1', port), 'PgBouncer', running, 15);
  return {
    version: (await succeed(command, [...before, '--version'])).split('\n')[0] ?? '',
    through,
    async transactions(appUrl) {
      const { username: user, password } = new URL(appUrl.replace('@/', '@localhost/'));
      const client = new pg.Client({ host: '127.0.0.1', port, user, password, database: 'pgbouncer' });
      await client.connect();
      try {
        const { rows } = await client.query<{ total_xact_count: string }>('SHOW STATS');
        return rows.reduce((sum, row) => sum + Number(row.total_xact_count), 0);
      } finally {
        await client.end();
      }
    },
    async stop() {
      await running.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** It accepts connections, though not without a password. */
async function answers(host: string, port: number): Promise<boolean> {
  const client = new pg.Client({ host, port, user: 'nobody', database: 'lotse', password: '' });
  client.on('error', () => undefined);
  const refused = await client.connect().then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ECONNREFUSED',
  );
  await client.end().catch(() => undefined);
  return refused;
}
