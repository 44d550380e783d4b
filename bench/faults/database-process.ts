import { readdirSync, readFileSync } from 'node:fs';
import { locate } from '../../apps/server/embedded/index.ts';

/** The processes of the embedded database of a data home, as seen from outside. */
export interface DatabaseProcess {
  /** kill -9 of all of them in one moment, as a machine that loses power. */
  kill(): void;
  /** They stop doing anything, but nothing is closed: a machine that hangs. */
  freeze(): void;
  thaw(): void;
}

export async function databaseProcess(home: string): Promise<DatabaseProcess> {
  const { data } = await locate(home);
  let frozen: number[] = [];
  return {
    kill() {
      for (const pid of familyOf(postmasterOf(data))) signal(pid, 'SIGKILL');
    },
    freeze() {
      frozen = familyOf(postmasterOf(data));
      for (const pid of frozen) signal(pid, 'SIGSTOP');
    },
    thaw() {
      for (const pid of frozen) signal(pid, 'SIGCONT');
      frozen = [];
    },
  };
}

function postmasterOf(data: string): number {
  return Number(readFileSync(`${data}/postmaster.pid`, 'utf8').split('\n')[0]);
}

/** The process and its children, itself first: nobody starts them again. */
function familyOf(pid: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((candidate) => parentOf(candidate) === pid);
  return [pid, ...children];
}

/** A process of the database may have ended by itself since the list was made. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}
