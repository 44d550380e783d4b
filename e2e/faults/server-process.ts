import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The product in a process of its own, as an operator runs it, on a free port over its own embedded database. */
export interface ServerProcess {
  readonly url: string;
  /** Starts it (again) and waits until it answers. */
  start(): Promise<void>;
  /** kill -9 of the server, or of it and the database with all its processes in one moment. */
  kill(what: 'server' | 'both'): Promise<void>;
  stop(): Promise<void>;
  /** Runs a command of the command line over the same data. */
  lotse(...parameters: string[]): Promise<{ code: number | null; output: string }>;
}

export async function serverIn(home: string): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, LOTSE_HOME: home, PORT: String(port), LOG_LEVEL: 'silent' };
  let child: ChildProcess | undefined;
  const run = (...parameters: string[]) =>
    spawn(process.execPath, ['apps/server/cli/main.ts', ...parameters], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });

  return {
    url,
    async start() {
      child = run('start');
      let said = '';
      child.stdout?.on('data', (text) => (said += text));
      child.stderr?.on('data', (text) => (said += text));
      for (let attempt = 0; attempt < 600; attempt += 1) {
        if (child.exitCode !== null) throw new Error(`the server did not start: ${said}`);
        if (await answers(`${url}/readyz`)) return;
        await wait(100);
      }
      throw new Error(`the server does not answer: ${said}`);
    },
    async kill(what) {
      const database = what === 'server' ? [] : familyOf(postmasterOf(home));
      const ended = new Promise((resolve) => child?.once('exit', resolve));
      child?.kill('SIGKILL');
      for (const pid of database) killHard(pid);
      await ended;
    },
    async stop() {
      const ended = new Promise((resolve) => child?.once('exit', resolve));
      child?.kill('SIGTERM');
      await ended;
    },
    async lotse(...parameters) {
      const command = run(...parameters);
      let output = '';
      command.stdout.on('data', (text) => (output += text));
      command.stderr.on('data', (text) => (output += text));
      const code = await new Promise<number | null>((resolve) => command.once('exit', resolve));
      return { code, output };
    },
  };
}

async function answers(url: string): Promise<boolean> {
  return (await fetch(url).catch(() => undefined))?.ok ?? false;
}

/** The pid file of the embedded database; its place is in the data home or where the pointer in it leads. */
function postmasterOf(home: string): number {
  const file = findFile(home, 'postmaster.pid') ?? findFile(readPointer(home), 'postmaster.pid');
  if (!file) throw new Error('there is no embedded database to kill');
  return Number(readFileSync(file, 'utf8').split('\n')[0]);
}

function readPointer(home: string): string {
  const pointer = readdirSync(home).find((name) => name.endsWith('location') || name.endsWith('pointer') || name.endsWith('.path'));
  return pointer ? readFileSync(`${home}/${pointer}`, 'utf8').trim() : home;
}

function findFile(folder: string, name: string): string | undefined {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === name) return `${folder}/${name}`;
    if (!entry.isDirectory() || entry.name === 'base' || entry.name === 'files') continue;
    const inside = findFile(`${folder}/${entry.name}`, name);
    if (inside) return inside;
  }
  return undefined;
}

/** The process and its children, children first killed last: as a machine that loses power takes them all. */
function familyOf(pid: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((candidate) => parentOf(candidate) === pid);
  return [pid, ...children];
}

/** A process of the database may have ended by itself since the list was made. */
function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
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

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
