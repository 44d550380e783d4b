import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The product in a process of its own, as an operator runs it, on a free port. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** Starts it (again) and waits until it answers; answers the milliseconds that took. */
  start(): Promise<number>;
  /** Waits until `/readyz` says yes; answers the milliseconds that took. */
  ready(): Promise<number>;
  /** kill -9. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export interface CommandResult {
  readonly code: number | null;
  readonly output: string;
}

export interface ProcessOptions {
  readonly home: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Options of Node itself, before the program. */
  readonly node?: readonly string[];
}

/** A server over a data home that is not started yet. */
export async function serverProcess(options: ProcessOptions): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let said = '';
  const ended = () => new Promise<void>((resolve) => (isRunning(child) ? child.once('exit', () => resolve()) : resolve()));
  const server: ServerProcess = {
    url,
    get pid() {
      return child?.pid ?? 0;
    },
    async start() {
      child = run({ ...options, env: { ...options.env, PORT: String(port) } }, ['start']);
      said = '';
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += text));
      return server.ready();
    },
    async ready() {
      const started = performance.now();
      while (performance.now() - started < 90_000) {
        if (!isRunning(child)) throw new Error(`the server ended: ${said}`);
        if (await answers(`${url}/readyz`)) return performance.now() - started;
        await wait(25);
      }
      throw new Error(`the server does not answer: ${said}`);
    },
    async kill() {
      const end = ended();
      child?.kill('SIGKILL');
      await end;
    },
    async stop() {
      const end = ended();
      child?.kill('SIGTERM');
      await end;
    },
  };
  return server;
}

/** Runs a command of the command line to its end. */
export async function runCommand(options: ProcessOptions, parameters: readonly string[]): Promise<CommandResult> {
  const command = run(options, parameters);
  let output = '';
  for (const stream of [command.stdout, command.stderr]) stream?.on('data', (text) => (output += text));
  const code = await new Promise<number | null>((resolve) => command.once('close', resolve));
  return { code, output };
}

/** Starts a command of the command line and leaves it running. */
export function run({ home, env, node = [] }: ProcessOptions, parameters: readonly string[]): ChildProcess {
  return spawn(process.execPath, [...node, 'apps/server/cli/main.ts', ...parameters], {
    cwd: root,
    env: { ...process.env, LOG_LEVEL: 'silent', ...env, LOTSE_HOME: home },
    // Through the channel it notices when we end, however we end, and stops.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

function isRunning(child: ChildProcess | undefined): child is ChildProcess {
  return child !== undefined && child.exitCode === null && child.signalCode === null;
}

async function answers(url: string): Promise<boolean> {
  return (await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined))?.ok ?? false;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
