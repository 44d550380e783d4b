import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseSettings } from '#platform';
import { areas } from '../../apps/server/areas.ts';
import { fillDemo } from '../../apps/server/demo/fill.ts';
import { startEmbeddedPostgres } from '../../apps/server/embedded/index.ts';
import { prepareDatabase } from '../../apps/server/start.ts';

const program = join(import.meta.dirname, '../../apps/server/cli/main.ts');

/** The product as an operator runs it: a process of its own over a home whose database is migrated and rests. */
export interface Product {
  readonly url: string;
  /** Starts it and answers how many milliseconds later the first page and the session were answered. */
  start(): Promise<number>;
  /** Of the server, and through it of everything that it started. */
  readonly pid: number;
  /** Stops it and the database with it. */
  stop(): Promise<void>;
  /** Takes the home away. */
  remove(): Promise<void>;
}

/** Fills a throw-away home with the demo network and stops its database. */
export async function installProduct(): Promise<Product> {
  const home = await mkdtemp(join(tmpdir(), 'lotse-bench-'));
  // Under root the database's account passes through, so that the database is inside and goes with it.
  await chmod(home, 0o711);
  const database = await startEmbeddedPostgres(home);
  await prepareDatabase(database);
  await fillDemo({ settings: parseSettings({ LOTSE_HOME: home, LOG_LEVEL: 'silent' }), ...database, areas });
  await database.stop();
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, LOTSE_HOME: home, PORT: port, LOG_LEVEL: 'silent' };
  let child: ChildProcess | undefined;
  return {
    url,
    get pid() {
      return child?.pid ?? 0;
    },
    async start() {
      const started = performance.now();
      child = spawn(process.execPath, [...process.execArgv, program, 'start'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
      await answered(`${url}/`, child);
      await answered(`${url}/api/session`, child);
      return performance.now() - started;
    },
    async stop() {
      const ended = new Promise((resolve) => child?.once('exit', resolve));
      child?.kill('SIGTERM');
      await ended;
    },
    remove: () => rm(home, { recursive: true, force: true }),
  };
}

/** Whatever the answer is: nobody is signed in, so the session is refused. */
async function answered(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const response = await fetch(url).catch(() => undefined);
    await response?.arrayBuffer();
    if (response && response.status < 500) return;
    await wait(5);
  }
  throw new Error('the server ended before it answered');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
