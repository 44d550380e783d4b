import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { newId } from '#kernel';
import { type Actor, homeSecrets, parseSettings, personActor, systemActor } from '#platform';
import { areas } from '../../apps/server/areas.ts';
import { fillDemo } from '../../apps/server/demo/fill.ts';
import { emailOf, type WorkerKey, workers } from '../../apps/server/demo/workers.ts';
import { startEmbeddedPostgres } from '../../apps/server/embedded/index.ts';
import { openPlatform, type RunningPlatform } from '../../apps/server/platform.ts';
import { prepareDatabase } from '../../apps/server/start.ts';
import { connect } from '../network/database.ts';
import { grow } from '../network/grow.ts';

/** Where cases are opened: the demo network beside a thousand cases of others, on a database that keeps its promises, and a programme without a limit. */
export interface Stage {
  readonly platform: RunningPlatform;
  readonly appUrl: string;
  /** Sees every row. */
  readonly owner: pg.Client;
  readonly supervisor: Actor;
  readonly organizationId: string;
  readonly programId: string;
  readonly users: Readonly<Record<'amara' | 'mette' | 'nadia', string>>;
  /** So many people who have no case yet. */
  registerPersons(count: number): Promise<string[]>;
  stop(): Promise<void>;
}

/** Sets the stage in a throw-away home; PostgreSQL is the one of the product, with all safety on. */
export async function openStage(): Promise<Stage> {
  const home = await mkdtemp(join(tmpdir(), 'lotse-bench-'));
  // Under root the database's account passes through, so that the database is inside and goes with it.
  await chmod(home, 0o711);
  const database = await startEmbeddedPostgres(home);
  await prepareDatabase(database);
  const parsed = parseSettings({ LOTSE_HOME: home, LOG_LEVEL: 'silent' });
  await fillDemo({ settings: parsed, ...database, areas });
  const owner = await connect(database.ownerUrl);
  const idOf = async (table: 'users' | 'organizations', column: string, value: string) =>
    (await owner.query<{ id: string; network_id: string }>(`SELECT id, network_id FROM ${table} WHERE ${column} = $1`, [value])).rows[0] ??
    fail(value);
  const userOf = async (key: WorkerKey) => (await idOf('users', 'email', emailOf(workers[key]))).id;
  const { id: organizationId, network_id: networkId } = await idOf('organizations', 'name', 'Harbor Community Services');
  const place = { timeZone: 'America/New_York', language: 'en' } as const;
  const platform = openPlatform({ settings: parsed, appUrl: database.appUrl, areas });
  const programId = newId();
  await platform.inTransaction(systemActor(networkId, place), async (tx) => {
    // Without a limit: nobody else works here, and all cases are one worker's.
    const settings = JSON.stringify({ caseloadLimits: { soft: null, hard: null } });
    await tx.db.insertInto('programs').values({ id: programId, organizationId, name: 'Measured', model: 'clinical', settings }).execute();
  });
  const supervisor = personActor({
    ...{ networkId, organizationId, sessionId: null, roles: ['supervisor'], userId: await userOf('petra') },
    ...place,
  });
  const users = { amara: await userOf('amara'), mette: await userOf('mette'), nadia: await userOf('nadia') };
  await grow(superuserUrl(database.ownerUrl, homeSecrets(home).postgresPassword), { cases: 1_000, seed: 1 });
  return {
    ...{ platform, appUrl: database.appUrl, owner, supervisor, organizationId, programId, users },
    async registerPersons(count) {
      const ids = Array.from({ length: count }, () => newId());
      await owner.query(
        `INSERT INTO persons (network_id, id, given_names, family_name, registered_by_organization_id)
         SELECT $1, id, 'Alex', 'Rowan', $2 FROM unnest($3::uuid[]) AS id`,
        [networkId, organizationId, ids],
      );
      return ids;
    },
    async stop() {
      await platform.stop();
      await owner.end();
      await database.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

function superuserUrl(ownerUrl: string, password: string): string {
  return ownerUrl.replace(/\/\/.*?@/, `//postgres:${password}@`);
}

function fail(what: string): never {
  throw new Error(`${what} is not in the demo network`);
}
