import { sql } from 'kysely';
import { newId, Refused } from '#kernel';
import { type Platform, record, systemActor } from '#platform';
import type { Setup } from '../model.ts';
import { savePassword } from './account-store.ts';
import { requireGoodPassword } from './common-passwords.ts';
import { networkCreated } from './events.ts';
import { hashPassword } from './password-hash.ts';

/** All set-ups of an installation take turns behind this lock. */
const settingUp = 4402;

export async function isSetUp({ db }: Pick<Platform, 'db'>): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`SELECT installation_has_network() AS done`.execute(db);
  return rows[0]?.done ?? false;
}

/**
 * Creates the network, its first organisation and its first administrator, furnished with what every area starts with. Refuses `setup.done` when there is a network already, also one that
 * came into being a moment ago, and what `checkPassword` refuses.
 */
export async function setUp(platform: Platform, { network, organization, administrator }: Setup): Promise<void> {
  if (await isSetUp(platform)) throw new Refused({ code: 'setup.done' });
  const { password, ...person } = administrator;
  requireGoodPassword(password, person.email);
  const hash = await hashPassword(password);
  const [networkId, organizationId, userId] = [newId(), newId(), newId()];
  const actor = systemActor(networkId, { timeZone: network.timeZone, language: network.language, userId, organizationId });
  await platform.inTransaction(actor, async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(${settingUp})`.execute(tx.db);
    const { rows } = await sql<{ done: boolean }>`SELECT installation_has_network() AS done`.execute(tx.db);
    if (rows[0]?.done) throw new Refused({ code: 'setup.done' });
    await tx.db
      .insertInto('networks')
      .values({ id: networkId, ...network })
      .execute();
    await tx.db
      .insertInto('organizations')
      .values({ id: organizationId, ...organization })
      .execute();
    await tx.db
      .insertInto('users')
      .values({ id: userId, ...person, language: network.language, state: 'active' })
      .execute();
    await tx.db.insertInto('memberships').values({ id: newId(), userId, organizationId, role: 'administrator' }).execute();
    await savePassword(tx, userId, hash);
    await platform.furnish(tx, organizationId);
    record(tx, networkCreated, { organizationId }, { organizationId, userId });
  });
}
