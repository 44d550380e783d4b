import { orThrow, type PartialDate, Refused } from '#kernel';
import { changeVersioned, given, type Platform, record, type Tx } from '#platform';
import { displayName, NewPerson, type NewPersonInput, type PersonChange, type PersonId } from '../model.ts';
import { checkPerson } from '../rules.ts';
import { insertAddresses } from './addresses.ts';
import { insertContactPoints } from './contact-points.ts';
import { personChanged, personRegistered } from './events.ts';
import { insertIdentifiers } from './identifiers.ts';
import { insertRelation } from './relations.ts';

/**
 * Registers a person with everything told about them. They are known to the intake and the supervisors of the acting organisation and to whoever
 * registers them; others see them with their first case there. Refuses what `checkPerson`, phone numbers, e-mail addresses and identifiers refuse.
 */
export async function registerPerson(tx: Tx, platform: Pick<Platform, 'sealer'>, input: NewPersonInput): Promise<PersonId> {
  const { contactPoints, addresses, identifiers, relations, ...person } = NewPerson.parse(input);
  orThrow(checkPerson(person, tx.today));
  await tx.db
    .insertInto('persons')
    .values({ ...person, registeredByOrganizationId: tx.actor.organizationId })
    .execute();
  await insertContactPoints(tx, person.id, contactPoints);
  await insertAddresses(tx, person.id, addresses);
  await insertIdentifiers(tx, platform, person.id, identifiers);
  for (const relation of relations) await insertRelation(tx, person.id, relation);
  record(tx, personRegistered, { personId: person.id }, {});
  return person.id;
}

/** Changes what is given about the person themself, at the version seen. Refuses `record.not-found`, `write.conflict`, and what `checkPerson` refuses. */
export async function changePerson(tx: Tx, personId: string, seen: number, change: PersonChange): Promise<void> {
  const before = await tx.db
    .selectFrom('persons')
    .select(['givenNames', 'familyName', 'birthDate', 'deceasedOn'])
    .where('id', '=', personId)
    .executeTakeFirst();
  if (!before) throw new Refused({ code: 'record.not-found' });
  orThrow(checkPerson({ ...before, ...given(change) } as Parameters<typeof checkPerson>[0], tx.today));
  await changeVersioned(tx, 'persons', personId, seen, given(change));
  record(tx, personChanged, { personId }, { fields: Object.keys(given(change)) });
}

/**
 * Writes down that a person has died; a day that is already known stays. Refuses `record.not-found`, `person.died-in-future`,
 * `person.died-before-birth`.
 */
export async function recordDeath(tx: Tx, personId: string, deceasedOn: PartialDate | null): Promise<void> {
  const before = await loadDeath(tx, personId);
  if (before.deceased && (before.deceasedOn !== null || deceasedOn === null)) return;
  await changePerson(tx, personId, before.version, { deceased: true, deceasedOn: before.deceasedOn ?? deceasedOn });
}

/** Whether a person can have died on a day. Refuses as `recordDeath` does. */
export async function checkDeath(tx: Tx, personId: string, deceasedOn: PartialDate | null): Promise<void> {
  orThrow(checkPerson({ ...(await loadDeath(tx, personId)), deceasedOn }, tx.today));
}

async function loadDeath(tx: Tx, personId: string) {
  const row = await tx.db
    .selectFrom('persons')
    .select(['givenNames', 'familyName', 'birthDate', 'deceased', 'deceasedOn', 'version'])
    .where('id', '=', personId)
    .executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  return { ...row, birthDate: row.birthDate as PartialDate | null, deceasedOn: row.deceasedOn as PartialDate | null };
}

/** How the person is called, or nothing for one who is absent or hidden. */
export async function loadPersonName(tx: Tx, personId: string): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom('persons')
    .select(['givenNames', 'familyName', 'preferredName'])
    .where('id', '=', personId)
    .executeTakeFirst();
  return row && displayName(row);
}

/** Refuses `record.not-found` for a person who is absent or hidden. */
export async function requirePerson(tx: Tx, personId: string): Promise<void> {
  const row = await tx.db.selectFrom('persons').select('id').where('id', '=', personId).executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
}
