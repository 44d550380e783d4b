import { sql } from 'kysely';
import { orThrow, Refused } from '#kernel';
import { changeVersioned, record, type Tx } from '#platform';
import { displayName, type PersonNames } from '../model.ts';
import type { NewPersonLink, PersonLink, PersonLinkId } from '../model-links.ts';
import { checkLink } from '../rules-links.ts';
import { casesOf } from './cases-of.ts';
import { personLinked, personUnlinked } from './events.ts';
import { requirePerson } from './store.ts';

/** Says that two records are of one person. Both stay as they are. Refuses `record.not-found` for a record the actor may not see, and what `checkLink` refuses. */
export async function linkPersons(tx: Tx, personId: string, { id, linkedPersonId, reason }: NewPersonLink): Promise<void> {
  await requirePerson(tx, personId);
  await requirePerson(tx, linkedPersonId);
  // Two links at the same moment could form a chain that each alone does not.
  await sql`SELECT id FROM persons WHERE id IN (${personId}, ${linkedPersonId}) ORDER BY id FOR NO KEY UPDATE`.execute(tx.db);
  const standing = await standingLinks(tx)
    .where((eb) => eb.or([eb('l.personId', 'in', [personId, linkedPersonId]), eb('l.linkedPersonId', 'in', [personId, linkedPersonId])]))
    .execute();
  orThrow(checkLink({ personId, linkedPersonId }, standing));
  await tx.db.insertInto('personLinks').values({ id, personId, linkedPersonId, reason, linkedAt: tx.now.toString() }).execute();
  recordOnBoth(tx, personLinked, { id, personId, linkedPersonId, reason });
}

/** Takes a link back, at the version seen. Refuses `record.not-found` where there is none, or none any more, and `write.conflict`. */
export async function unlinkPersons(tx: Tx, personId: string, id: PersonLinkId, seen: number, reason: string): Promise<void> {
  const link = await standingLinks(tx)
    .where('l.id', '=', id)
    .where((eb) => eb.or([eb('l.personId', '=', personId), eb('l.linkedPersonId', '=', personId)]))
    .executeTakeFirst();
  if (!link) throw new Refused({ code: 'record.not-found' });
  await changeVersioned(tx, 'personLinks', id, seen, { unlinkedAt: tx.now.toString(), unlinkedBy: tx.actor.userId, unlinkReason: reason });
  recordOnBoth(tx, personUnlinked, { ...link, reason });
}

/** The links of a person that stand, as far as the reader may see the other record. */
export async function listLinks(tx: Tx, personId: string): Promise<PersonLink[]> {
  const rows = await standingLinks(tx)
    .innerJoin('persons as o', (join) =>
      join.on(sql<boolean>`o.id = CASE l.person_id WHEN ${personId}::uuid THEN l.linked_person_id ELSE l.person_id END`),
    )
    .leftJoin('users as u', 'u.id', 'l.createdBy')
    .where((eb) => eb.or([eb('l.personId', '=', personId), eb('l.linkedPersonId', '=', personId)]))
    .select(['l.reason', 'l.linkedAt', 'l.version', 'o.givenNames', 'o.familyName', 'o.preferredName', 'o.birthDate'])
    .select(sql<string | null>`u.given_name || ' ' || u.family_name`.as('linkedByName'))
    .orderBy('l.linkedAt')
    .execute();
  const otherOf = (row: { personId: string; linkedPersonId: string }) => (row.personId === personId ? row.linkedPersonId : row.personId);
  const cases = await casesOf(tx, rows.map(otherOf));
  return rows.map((row) => ({
    id: row.id as PersonLinkId,
    otherPersonId: otherOf(row),
    otherName: displayName(row),
    otherBirthDate: row.birthDate as PersonLink['otherBirthDate'],
    goesOnWith: row.personId === personId ? 'this' : 'other',
    reason: row.reason,
    linkedAt: row.linkedAt,
    linkedByName: row.linkedByName,
    cases: (cases.get(otherOf(row)) ?? []).map(({ id, number, state }) => ({ id, number, state })),
    version: row.version,
  }));
}

/** For each of these records that is linked to another one the actor may see: the record with which work goes on. */
export async function leadingRecords(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await standingLinks(tx)
    .where('l.linkedPersonId', 'in', [...ids])
    .orderBy('l.linkedAt', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.linkedPersonId, row.personId]));
}

/** The record with which work goes on for this person; their own, where nothing else is said. */
export async function leadingRecord(tx: Tx, personId: string): Promise<string> {
  return (await leadingRecords(tx, [personId])).get(personId) ?? personId;
}

/** The ids without those whose leading record is shown instead, in their order. */
export async function withLeadingRecords(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const leading = await leadingRecords(tx, ids);
  return [...new Set(ids.map((id) => leading.get(id) ?? id))];
}

/** How the linked records of these persons are called, where it is not the same name. */
export async function otherNamesOf(
  tx: Tx,
  persons: readonly (PersonNames & { readonly id: string })[],
): Promise<ReadonlyMap<string, string[]>> {
  if (persons.length === 0) return new Map();
  const rows = await standingLinks(tx)
    .innerJoin('persons as o', 'o.id', 'l.linkedPersonId')
    .where(
      'l.personId',
      'in',
      persons.map(({ id }) => id),
    )
    .select(['o.givenNames', 'o.familyName', 'o.preferredName'])
    .orderBy('l.linkedAt')
    .execute();
  return new Map(
    persons.map((person) => {
      const names = rows.filter(({ personId }) => personId === person.id).map((row) => displayName(row));
      return [person.id, [...new Set(names)].filter((name) => name !== displayName(person))];
    }),
  );
}

function standingLinks(tx: Tx) {
  return tx.db.selectFrom('personLinks as l').where('l.unlinkedAt', 'is', null).select(['l.id', 'l.personId', 'l.linkedPersonId']);
}

/** It is told in the story of both; who may not see one of them is not told of it (row security of the journal). */
function recordOnBoth(
  tx: Tx,
  event: typeof personLinked | typeof personUnlinked,
  { id: linkId, personId, linkedPersonId, reason }: { id: string; personId: string; linkedPersonId: string; reason: string },
): void {
  record(tx, event, { personId }, { linkId, otherPersonId: linkedPersonId, goesOnWith: 'this', reason });
  record(tx, event, { personId: linkedPersonId }, { linkId, otherPersonId: personId, goesOnWith: 'other', reason });
}
