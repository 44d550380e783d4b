import { sql } from 'kysely';
import { newId } from '#kernel';
import { registerUser } from '#modules/identity/server/index.ts';
import { addShippedTemplates } from '#modules/letters/server/index.ts';
import { addOrganization } from '#modules/organizations/server/index.ts';
import { type Area, openPool, queryBuilder, refreshStatistics, type Settings } from '#platform';
import { openCases } from './cases.ts';
import type { DemoCast } from './cast.ts';
import { takeOverHealthRecords } from './health-records.ts';
import { furnishOrganizations } from './organization-details.ts';
import { demoOrganizations, type OrganizationKey } from './organizations.ts';
import { receiveReferrals } from './referrals.ts';
import { openStage, type Stage } from './stage.ts';
import { type DemoWorker, demoPassword, emailOf, type WorkerKey, workers } from './workers.ts';

export interface DemoOptions {
  readonly settings: Settings;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly areas: readonly Area[];
  readonly onProgress?: (done: number, all: number) => void;
}

/**
 * Fills an empty installation with the demo network: organisations, a person for every role, and cases in every state, with dates relative to today. Everything
 * but the network itself is done through the rules of the areas, so it is what the product would have let people do. Answers whether it filled anything.
 */
export async function fillDemo(options: DemoOptions): Promise<boolean> {
  if (!(await isEmpty(options.ownerUrl))) return false;
  const networkId = newId();
  const stage = await openStage({ ...options, networkId });
  try {
    stage.goTo(200);
    const cast = await setUpNetwork(stage, networkId);
    await furnishOrganizations(stage, cast);
    await openCases(stage, cast, options.onProgress ?? (() => undefined));
    await receiveReferrals(stage, cast);
    await takeOverHealthRecords(stage, cast);
    await refreshStatistics(options.ownerUrl);
    return true;
  } finally {
    await stage.close();
  }
}

async function isEmpty(ownerUrl: string): Promise<boolean> {
  const pool = openPool(ownerUrl, 1);
  const db = queryBuilder(pool);
  const found = await db.selectFrom('networks').select('id').limit(sql.lit(1)).execute();
  await db.destroy();
  return found.length === 0;
}

async function setUpNetwork(stage: Stage, networkId: string): Promise<DemoCast> {
  const organizations = demoOrganizations();
  const ids = mapKeys(Object.keys(organizations) as OrganizationKey[], (key) => organizations[key].id);
  const users = mapKeys(Object.keys(workers) as WorkerKey[], () => newId());
  const programs = { community: newId(), intensive: newId() };
  await stage.platform.inTransaction(stage.system(), async (tx) => {
    await tx.db
      .insertInto('networks')
      .values({
        id: networkId,
        name: 'Riverside Care Network',
        country: 'US',
        currency: 'USD',
        timeZone: 'America/New_York',
        language: 'en',
      })
      .execute();
    for (const organization of Object.values(organizations)) await addOrganization(tx, organization);
    await tx.db
      .insertInto('programs')
      .values([
        {
          id: programs.community,
          organizationId: ids.harbor,
          name: 'Community case management',
          targetGroup: 'Adults whose health, money or housing is at risk',
          model: 'clinical',
        },
        {
          id: programs.intensive,
          organizationId: ids.harbor,
          name: 'Intensive team',
          targetGroup: 'Adults with severe mental illness who need daily help',
          model: 'intensive',
        },
      ])
      .execute();
    await addShippedTemplates(tx);
    for (const [index, key] of (Object.keys(workers) as WorkerKey[]).entries())
      await addWorker(tx, workers[key], users[key], ids[workers[key].at], index);
  });
  return { networkId, organizations: ids, users, programs };
}

async function addWorker(
  tx: Parameters<typeof registerUser>[0],
  worker: DemoWorker,
  id: string,
  organizationId: string,
  position: number,
): Promise<void> {
  const [givenName, familyName] = worker.name;
  await registerUser(tx, {
    id,
    email: emailOf(worker),
    givenName,
    familyName,
    password: demoPassword,
    memberships: [{ id: newId(), organizationId, role: worker.role }],
    ...(worker.title ? { title: worker.title } : {}),
    ...(worker.language ? { language: worker.language } : {}),
    ...(worker.offered ? { offeredAs: position } : {}),
  });
}

function mapKeys<Key extends string>(keys: readonly Key[], of: (key: Key) => string): Record<Key, string> {
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<Key, string>;
}
