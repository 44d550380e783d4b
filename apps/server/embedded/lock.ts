import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive } from './postmaster.ts';

/** Creating and launching take seconds; a lock older than this was left by a process whose id has been given away again. */
const longestHold = 2 * 60_000;

/** Runs `work` while holding a lock file, waiting for another process that holds it. A lock whose process is gone does not count. */
export async function withLock<T>(file: string, work: () => T): Promise<T> {
  while (!take(file)) {
    if (isLeftOver(file)) rmSync(file, { force: true });
    else await wait(50);
  }
  try {
    return work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isLeftOver(file: string): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return false;
  const age = Date.now() - stats.mtimeMs;
  const pid = Number(readPid(file));
  // Just made, and its process has not written its id yet.
  if (!pid) return age > 1000;
  return !isAlive(pid) || age > longestHold;
}

function readPid(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
