import { sql } from 'kysely';
import { newId } from '#kernel';
import { registerPerson } from '#modules/people/server/index.ts';
import { openPool, queryBuilder, type Settings } from '#platform';
import { areas } from '../../apps/server/areas.ts';
import { actorOf, openCaseOf } from '../../apps/server/demo/cases.ts';
import type { DemoCast } from '../../apps/server/demo/cast.ts';
import { demoOrganizations, type OrganizationKey } from '../../apps/server/demo/organizations.ts';
import { openStage, type Stage } from '../../apps/server/demo/stage.ts';
import { emailOf, type WorkerKey, workers } from '../../apps/server/demo/workers.ts';

/** How a case ends that never came to a plan. */
const endings = [
  { name: 'Arthur Lindqvist', manager: 'amara', openedDaysAgo: 61, contacts: ['not_reached', 'reached'], reason: 'withdrew_consent' },
  { name: 'Beate Sommer', manager: 'joachim', openedDaysAgo: 47, contacts: ['reached'], reason: 'moved' },
  { name: 'Carlo Bruno', manager: 'chiara', openedDaysAgo: 54, contacts: ['reached', 'reached'], reason: 'transferred' },
] as const;

/**
 * Adds to the demo network what its stories do without and real agencies have most of: cases that were over after a few contacts, closed with two signatures.
 * Like the demo they come about through the rules.
 */
export async function addShortCases({
  settings,
  ownerUrl,
  appUrl,
}: {
  settings: Settings;
  ownerUrl: string;
  appUrl: string;
}): Promise<void> {
  const cast = await castOf(ownerUrl);
  const stage = await openStage({ settings, appUrl, areas, networkId: cast.networkId });
  try {
    for (const ending of endings) await playShortCase(stage, cast, ending);
  } finally {
    await stage.close();
  }
}

async function playShortCase(stage: Stage, cast: DemoCast, { name, manager, openedDaysAgo, contacts, reason }: (typeof endings)[number]) {
  const petra = actorOf(stage, cast, 'petra');
  const [givenNames = '', familyName = ''] = name.split(' ');
  const personId = newId();
  stage.goTo(openedDaysAgo, 9);
  await stage.platform.inTransaction(petra, (tx) =>
    registerPerson(tx, stage.platform, { id: personId as never, givenNames, familyName, birthDate: '1971-05-14' as never }),
  );
  const { caseId, by } = await openCaseOf(stage, cast, personId, { manager, model: 'clinical', acuity: 2 });
  for (const [after, outcome] of contacts.entries()) {
    stage.goTo(openedDaysAgo - 2 - 4 * after, 11);
    const contact = { id: newId(), caseId, mode: 'call', outcome, minutes: 5, at: stage.now().subtract({ minutes: 9 }).toString() };
    await stage.send(by, 'POST', '/contacts', contact);
  }
  stage.goTo(openedDaysAgo - 30, 15);
  const event = { type: 'administrative_close', reason, note: 'Nothing more to be done here.' };
  await stage.send(by, 'POST', `/cases/${caseId}/transitions`, { id: newId(), event });
  stage.goTo(openedDaysAgo - 31, 10);
  await stage.send(petra, 'POST', `/cases/${caseId}/co-signature`, { agrees: true });
}

/** Who plays in the demo network of a database. */
async function castOf(ownerUrl: string): Promise<DemoCast> {
  const db = queryBuilder(openPool(ownerUrl, 1));
  const idOf = async (table: string, column: string, value: string) => {
    const { rows } = await sql<{ id: string }>`SELECT id FROM ${sql.table(table)} WHERE ${sql.ref(column)} = ${value}`.execute(db);
    return rows[0]?.id ?? '';
  };
  const idsOf = async <Key extends string>(keys: readonly Key[], find: (key: Key) => Promise<string>) =>
    Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await find(key)]))) as Record<Key, string>;
  const names = demoOrganizations();
  try {
    return {
      networkId: await idOf('networks', 'name', 'Riverside Care Network'),
      organizations: await idsOf(Object.keys(names) as OrganizationKey[], (key) => idOf('organizations', 'name', names[key].name)),
      users: await idsOf(Object.keys(workers) as WorkerKey[], (key) => idOf('users', 'email', emailOf(workers[key]))),
      programs: {
        community: await idOf('programs', 'name', 'Community case management'),
        intensive: await idOf('programs', 'model', 'intensive'),
      },
    };
  } finally {
    await db.destroy();
  }
}
