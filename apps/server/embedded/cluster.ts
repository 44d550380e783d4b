import { type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, fstatSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { OperatorError } from '#platform';
import { giveTo, installBinaries, removeOtherBinaries } from './binaries.ts';
import { type Location, socketDirectory } from './location.ts';
import { withLock } from './lock.ts';
import { disownReusedPid, runningPostmaster, waitUntil } from './postmaster.ts';

/** Replaying the log after a crash of a large database takes minutes, not seconds. */
const longestRecovery = 15 * 60_000;

/** A path with nothing of ours in it, so that no setting or password reaches the server's environment. */
const bareEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' };

/**
 * Makes sure a server runs on the cluster, creating the cluster first if there is none, and answers with the directory of its socket.
 * A server that survived its parent is taken over; one that was killed recovers here.
 */
export async function ensureRunning(location: Location, superuserPassword: string): Promise<string> {
  await waitUntil(
    () => runningPostmaster(location.data)?.status !== 'stopping',
    60_000,
    () => 'The database is still stopping: try again in a minute.',
  );
  const start = await withLock(join(location.base, 'start.lock'), () => startIfStopped(location, superuserPassword));
  const isReady = () => runningPostmaster(location.data)?.status === 'ready';
  await waitUntil(
    () => isReady() || start?.failure !== undefined,
    longestRecovery,
    () => `The database has not started yet; see ${logFile(location)}.`,
  );
  // Processes of a killed server may live on for a moment and hold its memory; and another start may have been faster.
  if (start?.failure !== undefined && !isReady()) await retryWhileSurvivorsEnd(location, superuserPassword, start);
  return runningPostmaster(location.data)?.socketDirectory ?? socketDirectory(location);
}

interface Start {
  /** Set when the server has ended again: its last words. */
  failure: string | undefined;
}

function startIfStopped(location: Location, superuserPassword: string): Start | undefined {
  if (runningPostmaster(location.data)) return undefined;
  const binaries = installBinaries(location.base, location.account);
  removeOtherBinaries(location.base, binaries);
  if (!existsSync(location.data)) createCluster(location, binaries, superuserPassword);
  disownReusedPid(location.data);
  return launch(location, binaries);
}

async function retryWhileSurvivorsEnd(location: Location, superuserPassword: string, start: Start): Promise<void> {
  if (!/shared memory block|lock file/.test(start.failure ?? ''))
    throw new OperatorError(`The database did not start: ${start.failure} (log: ${logFile(location)})`);
  await wait(500);
  await ensureRunning(location, superuserPassword);
}

/** Creates the cluster beside its place and renames it, so an interrupted creation leaves nothing that looks complete. */
function createCluster({ base, data, account }: Location, binaries: string, superuserPassword: string): void {
  const unfinished = `${data}.unfinished`;
  const passwordFile = join(base, 'password');
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
  giveTo(passwordFile, account);
  const arguments_ = [
    '-D',
    unfinished,
    '-U',
    'postgres',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--data-checksums',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
  ];
  const { status, stderr, error } = spawnSync(join(binaries, 'bin/initdb'), arguments_, {
    ...account.ids,
    cwd: '/',
    env: bareEnvironment,
    encoding: 'utf8',
  });
  rmSync(passwordFile);
  if (status !== 0) throw new OperatorError(`The database could not be created: ${lastWords(stderr || String(error))}`);
  renameSync(unfinished, data);
}

function launch(location: Location, binaries: string): Start {
  const { data, account } = location;
  const log = openSync(logFile(location), 'a', 0o600);
  const logStart = fstatSync(log).size;
  const settings = Object.entries({ ...serverSettings(), unix_socket_directories: socketDirectory(location) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  // Its own process group: Ctrl-C in the terminal is for the server, which stops the database after itself.
  const options = { ...account.ids, cwd: '/', env: bareEnvironment, stdio: ['ignore', log, log], detached: true } satisfies SpawnOptions;
  const server = spawn(join(binaries, 'bin/postgres'), ['-D', data, ...settings], options);
  const start: Start = { failure: undefined };
  server.once('error', (error) => {
    start.failure = error.message;
  });
  server.once('exit', () => {
    start.failure ??= lastWords(logSince(location, logStart));
  });
  server.unref();
  closeSync(log);
  return start;
}

/** What the server wrote to its log from a position on; nothing when somebody took the log away. */
function logSince(location: Location, start: number): string {
  const file = logFile(location);
  return existsSync(file) ? readFileSync(file).subarray(start).toString() : '';
}

/** How PostgreSQL is set up for the server, by the memory of the machine. */
export function serverSettings(): Record<string, string> {
  const megabytes = Math.floor(totalmem() / 1024 / 1024);
  return {
    listen_addresses: '',
    unix_socket_permissions: '0700',
    port: '5432',
    max_connections: '100',
    shared_buffers: `${Math.min(Math.max(Math.floor(megabytes / 8), 128), 2048)}MB`,
    effective_cache_size: `${Math.max(Math.floor(megabytes / 2), 256)}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '2GB',
    random_page_cost: '1.1',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The values of a failed statement may name a client: the log holds the server's own affairs only.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
  };
}

/** The line that says why: PostgreSQL follows a fatal message with hints. */
function lastWords(log: string): string {
  const lines = log.trim().split('\n');
  return (lines.findLast((line) => /FATAL|PANIC|error/.test(line)) ?? lines.at(-1) ?? '').replace(/^.*?(FATAL|PANIC|error): */, '');
}

function logFile({ base }: Location): string {
  return join(base, 'postgres.log');
}
