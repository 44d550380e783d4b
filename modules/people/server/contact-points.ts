import { orThrow } from '#kernel';
import { networkCountry } from '#modules/organizations/server/index.ts';
import { given, json, type Tx } from '#platform';
import { ContactPoint, type ContactPointChange, type NewContactPoint } from '../model-reach.ts';
import { normalizeReach } from '../rules-reach.ts';
import { changePart, loadPart, recordPart, removePart } from './parts.ts';

const table = 'personContactPoints';
const part = 'contact_point';

/** Writes ways to reach somebody without an event of their own, for a person who is just being registered. Refuses what `normalizeReach` refuses. */
export async function insertContactPoints(tx: Tx, personId: string, points: readonly NewContactPoint[]): Promise<void> {
  if (points.length === 0) return;
  const country = await networkCountry(tx);
  const rows = points.map(({ hours, ...point }) => ({
    ...point,
    personId,
    value: orThrow(normalizeReach(point, country)),
    hours: hours && json(hours),
  }));
  await tx.db.insertInto(table).values(rows).execute();
}

export async function addContactPoint(tx: Tx, personId: string, point: NewContactPoint): Promise<void> {
  await insertContactPoints(tx, personId, [point]);
  recordPart(tx, personId, { part, change: 'added', kind: point.kind, detailId: point.id });
}

/** Changes what is given, at the version seen; a new number is read anew, also when only the kind changes. */
export async function changeContactPoint(tx: Tx, personId: string, id: string, seen: number, change: ContactPointChange): Promise<void> {
  const row = await loadPart(tx, table, personId, id);
  const after = ContactPoint.parse({ ...row, ...given(change) });
  const rereads = change.kind !== undefined || change.value !== undefined || change.doNotUse !== undefined;
  const value = rereads ? { value: orThrow(normalizeReach(after, await networkCountry(tx))) } : {};
  await changePart(tx, { table, part, kind: after.kind }, personId, id, seen, { ...given(change), ...value });
}

export async function removeContactPoint(tx: Tx, personId: string, id: string, seen: number): Promise<void> {
  await removePart(tx, { table, part, kindColumn: 'kind' }, personId, id, seen);
}

/** The ways to reach a person: those to use in the order to try them, then those not to use. */
export async function listContactPoints(tx: Tx, personId: string): Promise<ContactPoint[]> {
  const rows = await tx.db
    .selectFrom(table)
    .where('personId', '=', personId)
    .select(['id', 'kind', 'value', 'usage', 'belongsTo', 'rank', 'safeToCall', 'safeToLeaveMessage', 'codeName'])
    .select(['hours', 'doNotUse', 'note', 'version'])
    .orderBy('doNotUse')
    .orderBy('rank')
    .orderBy('id')
    .execute();
  return rows.map((row) => ContactPoint.parse(row));
}
