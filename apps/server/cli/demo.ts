import { OperatorError, openPool, queryBuilder, type Settings } from '#platform';
import { areas } from '../areas.ts';
import { fillDemo } from '../demo/fill.ts';
import { prepareDatabase } from '../start.ts';
import { type RunningDatabase, withDatabase } from './database.ts';
import { withProgress } from './progress.ts';

/** `lotse demo`: fills an empty installation with the demo network. Refuses one that has a network. */
export async function demo(settings: Settings): Promise<void> {
  await withDatabase(settings, async (database) => {
    await prepareDatabase(database);
    if (!(await fillDemoNetwork(settings, database)))
      throw new OperatorError('There is a network already: the demo fills only an empty installation.');
    await sayDemoSignIns(database);
  });
}

/** Fills the demo network if there is no network at all; answers whether it did. */
export function fillDemoNetwork(settings: Settings, { ownerUrl, appUrl }: RunningDatabase): Promise<boolean> {
  return withProgress('Filling the demo network', (report) => fillDemo({ settings, ownerUrl, appUrl, areas, onProgress: report }));
}

/** Prints who can sign in to the demo, if this is one. */
export async function sayDemoSignIns({ ownerUrl }: RunningDatabase): Promise<void> {
  const db = queryBuilder(openPool(ownerUrl, 1));
  const accounts = await db
    .selectFrom('demoSignIns as d')
    .innerJoin('users as u', 'u.id', 'd.userId')
    .innerJoin('memberships as m', 'm.userId', 'u.id')
    .select(['u.email', 'm.role', 'd.password'])
    .orderBy('d.position')
    .execute();
  await db.destroy();
  if (accounts.length === 0) return;
  console.log(`Sign in to the demo with the password ${accounts[0]?.password} as`);
  for (const { email, role } of accounts) console.log(`  ${role.replaceAll('_', ' ').padEnd(22)}${email}`);
}
