import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { homeSecrets, OperatorError, type Secrets } from '#platform';
import { accountFor, mayEnter } from './account.ts';
import { giveTo, installBinaries } from './binaries.ts';
import { type Location, locate } from './location.ts';
import { disownReusedPid, runningPostmaster, waitUntil } from './postmaster.ts';
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

export interface ScratchOptions {
  /** A data home whose cluster it is: made when there is none, and still there afterwards. Without it, the server's files vanish with it. */
  readonly home?: string;
  /** Instead of those that promise nothing after a crash; as `name=value`. */
  readonly settings?: readonly string[];
}

/** Starts a server with the roles of the real one and a database `lotse`. It ends at `stop()`, or with this process, however that ends. */
export async function startScratchPostgres({
  home,
  settings = scratchSettings,
}: ScratchOptions = {}): Promise<ScratchPostgres & { stop(): Promise<void> }> {
  const { base, data, account, passwords } = home === undefined ? throwAwayPlace() : await placeIn(home);
  const bin = join(installBinaries(base, account), 'bin');
  const passwordFile = join(base, 'password');
  if (!existsSync(data)) {
    writeFileSync(passwordFile, passwords.postgresPassword, { mode: 0o600 });
    giveTo(passwordFile, account);
  } else disownReusedPid(data);

  const commands = [
    'test -e "$2" || "$1/initdb" -D "$2" -U postgres --encoding=UTF8 --locale=C.UTF-8 --auth=scram-sha-256 --pwfile="$3" --no-sync >/dev/null || exit 1',
    `rm -f "$3"; "$1/postgres" -D "$2" ${settings.map((setting) => `-c ${setting}`).join(' ')} -c unix_socket_directories="$2" & server=$!`,
    // Ends when the pipe from our process is closed: at stop(), at its exit, or when it is killed.
    `read -r _; kill -${home === undefined ? 'QUIT' : 'INT'} $server; wait $server`,
    home === undefined ? 'rm -rf "$4"' : 'true',
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

  const adminUrl = socketUrl('postgres', passwords.postgresPassword, 'postgres', data);
  await withClient(adminUrl, (admin) => ensureRolesAndDatabase(admin, passwords));
  return {
    adminUrl,
    ownerUrl: socketUrl('lotse_owner', passwords.ownerPassword, 'lotse', data),
    appUrl: socketUrl('lotse_app', passwords.appPassword, 'lotse', data),
    async stop() {
      keeper.ref();
      const ended = new Promise((resolve) => keeper.once('exit', resolve));
      keeper.stdin.end();
      if (keeper.exitCode === null) await ended;
    },
  };
}

export const scratchSettings = [
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

interface Place extends Pick<Location, 'base' | 'data' | 'account'> {
  readonly passwords: Pick<Secrets, 'postgresPassword' | 'ownerPassword' | 'appPassword'>;
}

function throwAwayPlace(): Place {
  const password = randomBytes(24).toString('base64url');
  const account = accountFor('');
  const base = temporaryDirectory();
  giveTo(base, account);
  if (!mayEnter(account, base))
    throw new OperatorError(`The account ${account.name} may not enter ${tmpdir()}: set TMPDIR to a directory it may enter.`);
  return {
    base,
    data: join(base, 'data'),
    account,
    passwords: { postgresPassword: password, ownerPassword: password, appPassword: password },
  };
}

async function placeIn(home: string): Promise<Place> {
  const passwords = homeSecrets(home);
  const place = { ...(await locate(home)), passwords };
  if (runningPostmaster(place.data)) throw new OperatorError(`A server runs on the database in ${home}: stop it first.`);
  return place;
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
