import { orThrow, parsePhoneNumber, Refused } from '#kernel';
import { networkCountry } from '#modules/organizations/server/index.ts';
import { given, type Tx } from '#platform';
import { type NewRelation, Relation, type RelationChange } from '../model-relations.ts';
import { checkRelation } from '../rules-ecomap.ts';
import { changePart, loadPart, recordPart, removePart } from './parts.ts';

const table = 'personRelations';
const part = 'relation';

/** Writes a relation without an event of its own. Refuses what `checkRelation` refuses, and `record.not-found` for another side that is absent or hidden. */
export async function insertRelation(tx: Tx, personId: string, relation: NewRelation): Promise<void> {
  orThrow(checkRelation(personId, relation));
  await requireOther(tx, relation);
  await tx.db
    .insertInto(table)
    .values({ ...relation, personId, phone: await storedPhone(tx, relation.phone) })
    .execute();
}

export async function addRelation(tx: Tx, personId: string, relation: NewRelation): Promise<void> {
  await insertRelation(tx, personId, relation);
  recordPart(tx, personId, { part, change: 'added', kind: relation.kind, detailId: relation.id });
}

export async function changeRelation(tx: Tx, personId: string, id: string, seen: number, change: RelationChange): Promise<void> {
  const before = await loadPart(tx, table, personId, id);
  orThrow(checkRelation(personId, Relation.parse({ ...before, ...given(change) })));
  await requireOther(tx, change);
  const phone = change.phone === undefined ? {} : { phone: await storedPhone(tx, change.phone) };
  await changePart(tx, { table, part, kind: change.kind ?? String(before.kind) }, personId, id, seen, { ...given(change), ...phone });
}

export async function removeRelation(tx: Tx, personId: string, id: string, seen: number): Promise<void> {
  await removePart(tx, { table, part, kindColumn: 'kind' }, personId, id, seen);
}

/** Who is around the person: the household first. Hidden as a whole from readers who may not see social facts. */
export async function listRelations(tx: Tx, personId: string): Promise<Relation[]> {
  const rows = await tx.db
    .selectFrom(table)
    .where('personId', '=', personId)
    .select(['id', 'kind', 'relatedName', 'relatedPersonId', 'livesWith', 'isCaregiver', 'isRepresentative', 'isEmergencyContact'])
    .select(['relatedOrganizationId', 'strength', 'energy', 'sinceOn', 'untilOn', 'phone', 'email', 'note', 'version'])
    .orderBy('livesWith', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => Relation.parse(row));
}

/** The person or organisation named on the other side has to be there for the writer. */
async function requireOther(tx: Tx, of: Pick<RelationChange, 'relatedPersonId' | 'relatedOrganizationId'>): Promise<void> {
  if (of.relatedPersonId) await requireRow(tx, 'persons', of.relatedPersonId);
  if (of.relatedOrganizationId) await requireRow(tx, 'organizations', of.relatedOrganizationId);
}

async function requireRow(tx: Tx, table: 'persons' | 'organizations', id: string): Promise<void> {
  const found = await tx.db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst();
  if (!found) throw new Refused({ code: 'record.not-found' });
}

async function storedPhone(tx: Tx, typed: string | null): Promise<string | null> {
  return typed === null ? null : orThrow(parsePhoneNumber(typed, await networkCountry(tx)));
}
