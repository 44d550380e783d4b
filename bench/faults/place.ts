import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { homeSecrets } from '#platform';
import { locate, socketDirectory, socketUrl, startEmbeddedPostgres } from '../../apps/server/embedded/index.ts';
import { type DatabaseProcess, databaseProcess } from './database-process.ts';
import { type DatabaseProxy, proxyTo } from './database-proxy.ts';
import { type CommandResult, runCommand, type ServerProcess, serverProcess } from './server-process.ts';

/** A data home with the demo network, on which things are broken. */
export interface Place {
  readonly home: string;
  /** Addresses of its embedded database, whoever runs it. */
  readonly ownerUrl: string;
  readonly adminUrl: string;
  /** A server of its own over it; the first to start wakes the database. */
  server(env?: Readonly<Record<string, string>>, node?: readonly string[]): Promise<ServerProcess>;
  database(): Promise<DatabaseProcess>;
  /** Keeps the database running without any server, as an operator's own, reached over a wire that can be cut. */
  ownDatabase(): Promise<OwnDatabase>;
  lotse(...parameters: string[]): Promise<CommandResult>;
  /** Ends every server and removes everything. */
  remove(): Promise<void>;
}

export interface OwnDatabase {
  readonly wire: DatabaseProxy;
  /** What a server over this database is told. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

let template: Promise<string> | undefined;

/** A fresh copy of the demo network; the first of a run is filled, which takes a quarter of a minute. `prepare` may put a disk under it first. */
export async function openPlace(prepare: (home: string) => void = () => undefined): Promise<Place> {
  template ??= fillTemplate();
  const filled = await template;
  const home = newHome();
  prepare(home);
  execFileSync('cp', ['-a', `${filled}/.`, home]);
  return placeIn(home);
}

/** A data home in which there is nothing yet. */
export async function emptyPlace(): Promise<Place> {
  return placeIn(newHome());
}

/** Whoever opened places says so at the end; otherwise what they are copied from stays. */
export async function forgetTemplate(): Promise<void> {
  const filled = await template;
  template = undefined;
  if (filled) rmSync(filled, { recursive: true, force: true });
}

async function fillTemplate(): Promise<string> {
  const home = newHome();
  const { code, output } = await runCommand({ home }, ['demo']);
  if (code !== 0) throw new Error(`the demo network could not be filled: ${output}`);
  return home;
}

/** Under root the database's account passes through, so that the database is inside and goes with it. */
function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'lotse-faults-'));
  chmodSync(home, 0o711);
  return home;
}

async function placeIn(home: string): Promise<Place> {
  const location = await locate(home);
  const secrets = homeSecrets(home);
  const socket = socketDirectory(location);
  const servers: ServerProcess[] = [];
  const closing: (() => Promise<void>)[] = [];
  return {
    home,
    adminUrl: socketUrl('postgres', secrets.postgresPassword, 'postgres', socket),
    ownerUrl: socketUrl('lotse_owner', secrets.ownerPassword, 'lotse', socket),
    async server(env = {}, node = []) {
      const server = await serverProcess({ home, env, node });
      servers.push(server);
      return server;
    },
    database: () => databaseProcess(home),
    async ownDatabase() {
      const postgres = await startEmbeddedPostgres(home);
      const wire = await proxyTo(join(socket, '.s.PGSQL.5432'));
      const at = (user: string, password: string) => `postgresql://${user}:${password}@127.0.0.1:${wire.port}/lotse`;
      const stop = async () => {
        await wire.close();
        await postgres.stop();
      };
      closing.push(stop);
      return {
        wire,
        env: { DATABASE_URL: at('lotse_owner', secrets.ownerPassword), DATABASE_APP_URL: at('lotse_app', secrets.appPassword) },
        stop,
      };
    },
    lotse: (...parameters) => runCommand({ home }, parameters),
    async remove() {
      await Promise.all(servers.map((server) => server.stop()));
      for (const close of closing) await close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
