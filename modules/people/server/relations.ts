import { orThrow, parsePhoneNumber, Refused } from '#kernel';
import { networkCountry } from '#modules/organizations/server/index.ts';
import { given, type Tx } from '#platform';
import { type NewRelation, Relation, type RelationChange } from '../model-relations.ts';
import { changePart, loadPart, recordPart, removePart } from './parts.ts';

const table = 'personRelations';
const part = 'relation';

/** Writes a relation without an event of its own. Refuses `relation.with-oneself`, and `record.not-found` for a related person who is hidden. */
export async function insertRelation(tx: Tx, personId: string, relation: NewRelation): Promise<void> {
  await requireOther(tx, personId, relation.relatedPersonId);
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
  await requireOther(tx, personId, change.relatedPersonId ?? null);
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
    .select(['phone', 'email', 'note', 'version'])
    .orderBy('livesWith', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => Relation.parse(row));
}

async function requireOther(tx: Tx, personId: string, relatedPersonId: string | null): Promise<void> {
  if (relatedPersonId === null) return;
  if (relatedPersonId === personId) throw new Refused({ code: 'relation.with-oneself' });
  const other = await tx.db.selectFrom('persons').select('id').where('id', '=', relatedPersonId).executeTakeFirst();
  if (!other) throw new Refused({ code: 'record.not-found' });
}

async function storedPhone(tx: Tx, typed: string | null): Promise<string | null> {
  return typed === null ? null : orThrow(parsePhoneNumber(typed, await networkCountry(tx)));
}
