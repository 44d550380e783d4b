import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { OperatorError } from '#platform';

/** What a running server writes into `postmaster.pid` of its cluster. */
export interface Postmaster {
  pid: number;
  socketDirectory: string;
  status: 'starting' | 'ready' | 'stopping';
}

/** The server that runs on a cluster, or `undefined` if none does, also when a killed one left its `postmaster.pid` behind. */
export function runningPostmaster(data: string): Postmaster | undefined {
  const [pid = '', , , , socketDirectory = '', , , status = ''] = readPidFile(data);
  if (!isServerOf(Number(pid), data)) return undefined;
  return {
    pid: Number(pid),
    socketDirectory,
    status: status.trim() === 'ready' ? 'ready' : status.trim() === 'stopping' ? 'stopping' : 'starting',
  };
}

/**
 * After `kill -9` or a power cut the old process id may belong to another program of the same account by now, and PostgreSQL would
 * refuse to start. Puts our own id in its place, which a server started by us knows to be stale; the other lines must stay, because
 * PostgreSQL finds survivors of the killed server by them.
 */
export function disownReusedPid(data: string): void {
  const lines = readPidFile(data);
  const pid = Number(lines[0]);
  if (!pid || !isAlive(pid) || isServerOf(pid, data)) return;
  writeFileSync(join(data, 'postmaster.pid'), [String(process.pid), ...lines.slice(1)].join('\n'));
}

/** Stops the server on a cluster, if one runs, by a fast shutdown: sessions are ended, everything committed is kept. */
export async function stopPostmaster(data: string): Promise<void> {
  const server = runningPostmaster(data);
  if (!server) return;
  process.kill(server.pid, 'SIGINT');
  await waitUntil(
    () => !isServerOf(server.pid, data),
    60_000,
    () => `PostgreSQL (process ${server.pid}) is still stopping after a minute.`,
  );
}

/** Looks every 10 ms, and throws the sentence of `otherwise` when time is up. */
export async function waitUntil(holds: () => boolean, milliseconds: number, otherwise: () => string): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!holds()) {
    if (performance.now() > end) throw new OperatorError(otherwise());
    await wait(10);
  }
}

function readPidFile(data: string): string[] {
  const file = join(data, 'postmaster.pid');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
}

/** Whether a process with this id exists, whoever it belongs to. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether the process is a PostgreSQL started on this cluster: its command line names the directory. */
function isServerOf(pid: number, data: string): boolean {
  if (!pid || !isAlive(pid)) return false;
  const commandLine =
    process.platform === 'linux'
      ? procCommandLine(pid)
      : spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  return commandLine.includes(data);
}

function procCommandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
