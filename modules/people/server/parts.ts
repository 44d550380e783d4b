import { sql } from 'kysely';
import { Refused } from '#kernel';
import { changeVersioned, record, type Tx } from '#platform';
import { type PersonPart, personDetailChanged } from './events.ts';

type PartTable = 'personContactPoints' | 'personAddresses' | 'personRelations';

/** Writes down that a part of a person was added, changed or taken away. */
export function recordPart(
  tx: Tx,
  personId: string,
  facts: { part: PersonPart; change: 'added' | 'changed' | 'removed'; kind: string; detailId: string },
): void {
  record(tx, personDetailChanged, { personId }, facts);
}

/** The row of a part as it stands, checked to belong to the person; refuses `record.not-found`. */
export async function loadPart(tx: Tx, table: PartTable, personId: string, id: string): Promise<Record<string, unknown>> {
  const { rows } = await sql<
    Record<string, unknown>
  >`SELECT * FROM ${sql.table(table)} WHERE id = ${id} AND person_id = ${personId}`.execute(tx.db);
  if (!rows[0]) throw new Refused({ code: 'record.not-found' });
  return rows[0];
}

/** Changes a part at the version seen; refuses `write.conflict` and `record.not-found`. */
export async function changePart(
  tx: Tx,
  of: { table: PartTable; part: PersonPart; kind: string },
  personId: string,
  id: string,
  seen: number,
  change: Record<string, unknown>,
): Promise<void> {
  await changeVersioned(tx, of.table, id, seen, change);
  recordPart(tx, personId, { part: of.part, change: 'changed', kind: of.kind, detailId: id });
}

/** Takes a part away at the version seen; it stays in the history. Refuses `record.not-found`, and `write.conflict` if it was changed meanwhile. */
export async function removePart(
  tx: Tx,
  of: { table: PartTable; part: PersonPart; kindColumn: 'kind' | 'usage' },
  personId: string,
  id: string,
  seen: number,
): Promise<void> {
  const row = await loadPart(tx, of.table, personId, id);
  const removed = await sql`DELETE FROM ${sql.table(of.table)} WHERE id = ${id} AND version = ${seen}`.execute(tx.db);
  // Nothing is changed here: the version is not the one seen, and the refusal says who changed it.
  if (removed.numAffectedRows === 0n) await changeVersioned(tx, of.table, id, seen, {});
  recordPart(tx, personId, { part: of.part, change: 'removed', kind: String(row[of.kindColumn]), detailId: id });
}
