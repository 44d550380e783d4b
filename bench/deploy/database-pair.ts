import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, succeed } from './processes.ts';

export const deploy = fileURLToPath(new URL('../../deploy/', import.meta.url));

/** One of the two database machines of deploy/standby, here a Debian cluster of its own on this machine. */
export interface DatabaseMachine {
  readonly name: string;
  readonly port: number;
  /** Runs a script of deploy/standby as its operator would. */
  script(script: string, ...parameters: string[]): Promise<string>;
  /** kill -9 of PostgreSQL and all its processes in one moment. */
  kill(): void;
}

export interface DatabasePair {
  readonly folder: string;
  readonly machines: readonly [DatabaseMachine, DatabaseMachine];
  readonly passwords: { readonly owner: string; readonly app: string; readonly check: string };
  stop(): Promise<void>;
}

/** Two empty clusters from Debian's packages and the configuration the scripts of deploy/standby read. Needs root, as the scripts do. */
export async function databasePair(): Promise<DatabasePair> {
  if (process.getuid?.() !== 0) throw new Error('The trial makes clusters of PostgreSQL with Debian’s tools: run it as root.');
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  const version = versions.toSorted((one, other) => Number(other) - Number(one))[0];
  if (!version) throw new Error('There is no PostgreSQL from Debian’s packages: apt-get install postgresql.');
  const folder = mkdtempSync(join(tmpdir(), 'lotse-pair-'));
  chmodSync(folder, 0o755);
  const secret = () => randomBytes(24).toString('hex');
  const passwords = { owner: secret(), app: secret(), replication: secret(), check: secret() };
  const ports = [await freePort(), await freePort()] as const;
  const [a, b] = [prepare('a', 'b', ports), prepare('b', 'a', [ports[1], ports[0]])];
  return {
    folder,
    machines: [await a, await b],
    passwords,
    async stop() {
      for (const name of ['a', 'b']) {
        await succeed('pg_dropcluster', ['--stop', version, clusterOf(name)]).catch(() => undefined);
        // It leaves settings that are not its own.
        rmSync(`/etc/postgresql/${version}/${clusterOf(name)}`, { recursive: true, force: true });
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };

  async function prepare(name: string, peer: string, [port, peerPort]: readonly [number, number]): Promise<DatabaseMachine> {
    const cluster = clusterOf(name);
    const data = join(folder, name);
    const conf = join(folder, `${name}.conf`);
    const settings = {
      VERSION: version ?? '',
      CLUSTER: cluster,
      PORT: port,
      NAME: name,
      PEER: peer,
      PEER_HOST: '127.0.0.1',
      PEER_PORT: peerPort,
      NETWORK: '127.0.0.0/8',
      LISTEN: '127.0.0.1',
      OWNER_PASSWORD: passwords.owner,
      APP_PASSWORD: passwords.app,
      REPLICATION_PASSWORD: passwords.replication,
      CHECK_PASSWORD: passwords.check,
    };
    const lines = Object.entries(settings).map(([key, value]) => `${key}=${value}\n`);
    writeFileSync(conf, lines.join(''), { mode: 0o600 });
    mkdirSync(data, { recursive: true });
    await succeed('pg_createcluster', [
      version ?? '',
      cluster,
      '--datadir',
      data,
      '--port',
      String(port),
      '--start-conf',
      'manual',
      '--locale',
      'C.UTF-8',
    ]);
    return {
      name,
      port,
      script: (script, ...parameters) => succeed(join(deploy, 'standby', script), parameters, { env: { LOTSE_STANDBY: conf } }),
      kill() {
        for (const pid of familyOf(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]))) killHard(pid);
      },
    };
  }
}

function clusterOf(name: string): string {
  return `lotsetrial${process.pid}${name}`;
}

/** The process and its children: as a machine that loses power takes them all. */
function familyOf(pid: number): number[] {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === pid);
  return [pid, ...children.map(Number)];
}

function parentOf(pid: string): number | undefined {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
