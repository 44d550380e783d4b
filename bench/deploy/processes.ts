import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A program of the trial, with what it said so far. */
export interface Running {
  readonly child: ChildProcess;
  said(): string;
  /** Ends it with the signal and waits until it is gone. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** The account it runs as, when we are root and it does not want to be. */
  readonly as?: { readonly uid: number; readonly gid: number } | undefined;
}

/** Starts a program that stays until `end()`. */
export function run(command: string, parameters: readonly string[], { env = {}, as }: RunOptions = {}): Running {
  const child = spawn(command, parameters, { ...as, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const hear = (text: Buffer) => {
    said = (said + text).slice(-20_000);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  child.once('error', (error) => {
    said += error.message;
  });
  return {
    child,
    said: () => said,
    async end(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      await ended;
    },
  };
}

/** Runs a program to its end and answers what it said; throws with its words when it fails. */
export async function succeed(command: string, parameters: readonly string[], options: RunOptions = {}): Promise<string> {
  const { child, said } = run(command, parameters, options);
  const code = await new Promise((resolve) => {
    child.once('exit', resolve);
    child.once('error', resolve);
  });
  if (code !== 0) throw new Error(`${command} ${parameters.join(' ')} ended with ${code}: ${said()}`);
  return said();
}

/** Waits until it holds; throws when the program ended or it takes too long. */
export async function until(holds: () => Promise<boolean>, what: string, program?: Running, seconds = 60): Promise<void> {
  for (const end = performance.now() + seconds * 1000; !(await holds()); await wait(20)) {
    if (program && (program.child.exitCode !== null || program.child.signalCode !== null))
      throw new Error(`${what}: it ended. ${program.said()}`);
    if (performance.now() > end) throw new Error(`${what} takes longer than ${seconds} s. ${program?.said() ?? ''}`);
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
