import { orThrow, Refused } from '#kernel';
import type { Platform, Sealer, Tx } from '#platform';
import { MaskedIdentifier, type NewIdentifier } from '../model-identifiers.ts';
import { lastCharacters, normalizeIdentifier } from '../rules-identifiers.ts';
import { recordPart } from './parts.ts';

/** An identifier as its row keeps it: sealed, with a digest to compare by, and the few characters that are shown. Refuses `identifier.not-valid`. */
export function sealIdentifier(sealer: Sealer, { id, kind, issuer, value }: NewIdentifier) {
  const normalized = orThrow(normalizeIdentifier(kind, value));
  return {
    id,
    kind,
    issuer,
    sealedValue: sealer.seal(normalized, placeOf(id)),
    digest: identifierDigest(sealer, { kind, issuer, value: normalized }),
    lastCharacters: lastCharacters(normalized),
  };
}

/** What equal identifiers have in common: kind, issuer and value, whatever their spelling. */
export function identifierDigest(sealer: Sealer, { kind, issuer, value }: Omit<NewIdentifier, 'id'>): Buffer {
  return sealer.digest(orThrow(normalizeIdentifier(kind, value)), `person identifier ${kind} ${issuer.trim().toLowerCase()}`);
}

/** Writes identifiers without an event of their own. */
export async function insertIdentifiers(
  tx: Tx,
  { sealer }: Pick<Platform, 'sealer'>,
  personId: string,
  identifiers: readonly NewIdentifier[],
): Promise<void> {
  if (identifiers.length === 0) return;
  const rows = identifiers.map((identifier) => ({ ...sealIdentifier(sealer, identifier), personId }));
  await tx.db.insertInto('personIdentifiers').values(rows).execute();
}

/** Refuses `identifier.not-valid`, and `identifier.known-already` when the person has it. */
export async function addIdentifier(
  tx: Tx,
  platform: Pick<Platform, 'sealer'>,
  personId: string,
  identifier: NewIdentifier,
): Promise<void> {
  await insertIdentifiers(tx, platform, personId, [identifier]);
  recordPart(tx, personId, { part: 'identifier', change: 'added', kind: identifier.kind, detailId: identifier.id });
}

export async function removeIdentifier(tx: Tx, personId: string, id: string): Promise<void> {
  const { kind } = await loadIdentifier(tx, personId, id);
  await tx.db.deleteFrom('personIdentifiers').where('id', '=', id).execute();
  recordPart(tx, personId, { part: 'identifier', change: 'removed', kind, detailId: id });
}

/** The whole number, for somebody who has to write it into a form. The caller logs that it was looked at. */
export async function openIdentifier(tx: Tx, { sealer }: Pick<Platform, 'sealer'>, personId: string, id: string): Promise<string> {
  return sealer.open((await loadIdentifier(tx, personId, id)).sealedValue, placeOf(id));
}

/** All identifiers of the person with all but their last characters hidden. */
export async function listIdentifiers(tx: Tx, personId: string): Promise<MaskedIdentifier[]> {
  const rows = await tx.db
    .selectFrom('personIdentifiers')
    .where('personId', '=', personId)
    .select(['id', 'kind', 'issuer', 'lastCharacters'])
    .orderBy('kind')
    .orderBy('id')
    .execute();
  return rows.map((row) => MaskedIdentifier.parse(row));
}

async function loadIdentifier(tx: Tx, personId: string, id: string) {
  const row = await tx.db
    .selectFrom('personIdentifiers')
    .select(['kind', 'sealedValue'])
    .where('id', '=', id)
    .where('personId', '=', personId)
    .executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  return row;
}

/** Bound to its row, so that a sealed number copied to another person's row does not open. */
function placeOf(id: string): string {
  return `person_identifiers:${id}`;
}
