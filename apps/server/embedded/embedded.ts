import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { homeSecrets, OperatorError, type Secrets } from '#platform';
import { ensureRunning } from './cluster.ts';
import { type Location, locate } from './location.ts';
import { stopPostmaster } from './postmaster.ts';
import { ensureRolesAndDatabase, socketUrl } from './roles.ts';

export interface EmbeddedPostgres {
  /** As `lotse_owner`: migrations, backups, checks. */
  ownerUrl: string;
  /** As `lotse_app`: everything the server does. */
  appUrl: string;
  /** Leaves the database, and stops it if no other Lotse process uses it. */
  stop(): Promise<void>;
}

/** Held shared by every process that uses the cluster, exclusively by the one that stops it. Any number will do. */
const inUse = 4400;

const rejoinEvery = 5_000;

/**
 * Starts the PostgreSQL of a data home, or joins one that already runs: a second command beside the server, or one that survived `kill -9`.
 * Should it crash while in use, it is started again. Throws an `OperatorError` when it cannot be started.
 */
export async function startEmbeddedPostgres(home: string): Promise<EmbeddedPostgres> {
  const secrets = homeSecrets(home);
  const location = await locate(home);
  let leaving = false;
  let hold = await join();

  async function join(): Promise<pg.Client> {
    const client = await connectAndHold(location, secrets);
    client.once('end', () => {
      if (!leaving) rejoin();
    });
    return client;
  }

  /** Whatever keeps it from starting (a full disk), somebody may take away: it is tried until it succeeds. */
  async function rejoin(): Promise<void> {
    while (!leaving) {
      try {
        hold = await join();
        return;
      } catch (error) {
        process.stderr.write(`The database ended and could not be started again: ${(error as Error).message}\n`);
        await wait(rejoinEvery);
      }
    }
  }

  await ensureRolesAndDatabase(hold, secrets);
  const socket = await ensureRunning(location, secrets.postgresPassword);
  return {
    ownerUrl: socketUrl('lotse_owner', secrets.ownerPassword, 'lotse', socket),
    appUrl: socketUrl('lotse_app', secrets.appPassword, 'lotse', socket),
    async stop() {
      leaving = true;
      if (await isLastUser(hold)) await stopPostmaster(location.data);
      await hold.end().catch(() => undefined);
    },
  };
}

/** Connects as superuser and marks the cluster as in use for as long as the connection lasts. */
async function connectAndHold(location: Location, secrets: Secrets): Promise<pg.Client> {
  const end = performance.now() + 60_000;
  for (;;) {
    const socket = await ensureRunning(location, secrets.postgresPassword);
    const client = new pg.Client({
      connectionString: socketUrl('postgres', secrets.postgresPassword, 'postgres', socket),
      application_name: 'lotse keeper',
    });
    // The connection's own 'end' event follows; without a listener Node would end the process.
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('SELECT pg_advisory_lock_shared($1)', [inUse]);
      return client;
    } catch (cause) {
      await client.end().catch(() => undefined);
      if ((cause as pg.DatabaseError).code === '28P01') {
        throw new OperatorError(
          `The database in ${location.base} was made with other passwords than those in secrets.json: put that file back.`,
          { cause },
        );
      }
      // Another process may be stopping it just now: wait and start it again.
      if (performance.now() > end) throw new OperatorError('The database does not answer; see its log beside the data.', { cause });
      await wait(200);
    }
  }
}

async function isLastUser(hold: pg.Client): Promise<boolean> {
  try {
    await hold.query('SELECT pg_advisory_unlock_shared($1)', [inUse]);
    const { rows } = await hold.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [inUse]);
    return rows[0]?.alone === true;
  } catch {
    return false;
  }
}
