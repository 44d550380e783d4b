import { type PartialDate, Refused } from '#kernel';
import { asSystem, type Tx } from '#platform';
import { displayName } from '../model.ts';
import { PersonView } from '../model-views.ts';
import { ageOn } from '../rules.ts';
import { listAddresses } from './addresses.ts';
import { casesOf } from './cases-of.ts';
import { listContactPoints } from './contact-points.ts';
import { listIdentifiers } from './identifiers.ts';
import { listLinks } from './links.ts';
import { listRelations } from './relations.ts';

/** The page of a person, each part as far as the reader may see it. Refuses `record.not-found`. */
export async function loadPerson(tx: Tx, personId: string): Promise<PersonView> {
  const row = await tx.db
    .selectFrom('persons as p')
    .leftJoin('organizations as o', 'o.id', 'p.registeredByOrganizationId')
    .where('p.id', '=', personId)
    .select(['p.id', 'p.givenNames', 'p.familyName', 'p.preferredName', 'p.pronouns', 'p.namePrefix', 'p.nameSuffix', 'p.birthDate'])
    .select(['p.deceased', 'p.deceasedOn', 'p.gender', 'p.languages', 'p.interpreterNeeded', 'p.addressProtected', 'p.version'])
    .select('o.name as registeredBy')
    .executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  const addresses = await listAddresses(tx, personId);
  return PersonView.parse({
    ...row,
    displayName: displayName(row),
    age: ageOn(row.birthDate as PartialDate | null, tx.today, row.deceasedOn as PartialDate | null),
    contactPoints: await listContactPoints(tx, personId),
    addresses,
    addressHidden: row.addressProtected && addresses.length < (await countAddresses(tx, personId)),
    identifiers: await listIdentifiers(tx, personId),
    relations: await listRelations(tx, personId),
    cases: (await casesOf(tx, [personId])).get(personId) ?? [],
    links: await listLinks(tx, personId),
  });
}

/** Whether there are addresses that the reader does not see; only their number leaves this function. */
async function countAddresses(tx: Tx, personId: string): Promise<number> {
  return asSystem(tx, async () => {
    const { count } = await tx.db
      .selectFrom('personAddresses')
      .where('personId', '=', personId)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return count;
  });
}
