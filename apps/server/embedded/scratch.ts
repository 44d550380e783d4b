import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { OperatorError, type Secrets } from '#platform';
import { accountFor, mayEnter } from './account.ts';
import { giveTo, installBinaries } from './binaries.ts';
import { runningPostmaster, waitUntil } from './postmaster.ts';
import { ensureRolesAndDatabase, socketUrl } from './roles.ts';

/** A throw-away server for tests: real PostgreSQL, no promise to survive anything. */
const ScratchPostgres = z.object({
  /** As superuser, to the database `postgres`. */
  adminUrl: z.string(),
  ownerUrl: z.string(),
  appUrl: z.string(),
  /** As the application through a pooler, when the tests shall run through one. */
  poolUrl: z.string().optional(),
});
export type ScratchPostgres = z.infer<typeof ScratchPostgres>;

/** Names the server every test process of one run shares; `npm test` sets it. */
const scratchVariable = 'LOTSE_TEST_PG';

let shared: Promise<ScratchPostgres> | undefined;

/** The scratch server of this test run: the one `LOTSE_TEST_PG` names, else one of our own that ends with this process, however it ends. */
export function scratchPostgres(): Promise<ScratchPostgres> {
  const named = process.env[scratchVariable];
  shared ??= named ? Promise.resolve(ScratchPostgres.parse(JSON.parse(named))) : startScratchPostgres();
  return shared;
}

/** Starts a scratch server with the roles of the real one and an empty database `lotse`. It and its files vanish at `stop()`, or when this process ends. */
export async function startScratchPostgres(): Promise<ScratchPostgres & { stop(): Promise<void> }> {
  const password = randomBytes(24).toString('base64url');
  const account = accountFor('');
  const base = temporaryDirectory();
  giveTo(base, account);
  if (!mayEnter(account, base))
    throw new OperatorError(`The account ${account.name} may not enter ${tmpdir()}: set TMPDIR to a directory it may enter.`);
  const data = join(base, 'data');
  const bin = join(installBinaries(base, account), 'bin');
  const passwordFile = join(base, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(passwordFile, account);

  const commands = [
    '"$1/initdb" -D "$2" -U postgres --encoding=UTF8 --locale=C.UTF-8 --auth=scram-sha-256 --pwfile="$3" --no-sync >/dev/null || exit 1',
    `"$1/postgres" -D "$2" ${scratchSettings.map((setting) => `-c ${setting}`).join(' ')} -c unix_socket_directories="$2" & server=$!`,
    // Ends when the pipe from our process is closed: at stop(), at its exit, or when it is killed.
    'read -r _; kill -QUIT $server; wait $server',
    'rm -rf "$4"',
  ];
  const keeper = spawn('/bin/sh', ['-c', commands.join('\n'), 'sh', bin, data, passwordFile, base], {
    ...account.ids,
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' },
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  keeper.unref();
  keeper.stdin.on('error', () => undefined);
  (keeper.stdin as unknown as { unref(): void }).unref();
  await waitUntil(
    () => runningPostmaster(data)?.status === 'ready' || keeper.exitCode !== null,
    60_000,
    () => 'The test database has not started.',
  );
  if (keeper.exitCode !== null) throw new OperatorError(`The test database could not be created in ${base}.`);

  const adminUrl = socketUrl('postgres', password, 'postgres', data);
  await withClient(adminUrl, (admin) => ensureRolesAndDatabase(admin, passwords(password)));
  return {
    adminUrl,
    ownerUrl: socketUrl('lotse_owner', password, 'lotse', data),
    appUrl: socketUrl('lotse_app', password, 'lotse', data),
    async stop() {
      keeper.ref();
      const ended = new Promise((resolve) => keeper.once('exit', resolve));
      keeper.stdin.end();
      if (keeper.exitCode === null) await ended;
    },
  };
}

const scratchSettings = [
  "listen_addresses=''",
  'unix_socket_permissions=0700',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_connections=200',
  'timezone=UTC',
  'checkpoint_timeout=1h',
  'max_wal_size=8GB',
];

/** Short, because a unix socket inside has room for 107 bytes of path. */
function temporaryDirectory(): string {
  const inside = (parent: string) => mkdtempSync(join(parent, 'lotse-test-'));
  return tmpdir().length > 60 ? inside('/tmp') : inside(tmpdir());
}

function passwords(password: string): Pick<Secrets, 'ownerPassword' | 'appPassword'> {
  return { ownerPassword: password, appPassword: password };
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
