import { sql } from 'kysely';
import { canonicalJson, orThrow } from '#kernel';
import { networkCountry } from '#modules/organizations/server/index.ts';
import type { Platform, Tx } from '#platform';
import type { NewPerson } from '../model.ts';
import { normalizeReach } from '../rules-reach.ts';
import { addAddress, listAddresses } from './addresses.ts';
import { addContactPoint, listContactPoints } from './contact-points.ts';
import { addIdentifier, identifierDigest } from './identifiers.ts';
import { addRelation, listRelations } from './relations.ts';

export type PersonParts = Pick<NewPerson, 'contactPoints' | 'addresses' | 'identifiers' | 'relations'>;

/**
 * Adds what is told about a registered person and not known yet. Nothing is changed or taken away: who works with the person knows better than a
 * sender far away. Refuses what adding each part refuses.
 */
export async function supplementPerson(tx: Tx, platform: Pick<Platform, 'sealer'>, personId: string, told: PersonParts): Promise<void> {
  const country = await networkCountry(tx);
  const reach = await listContactPoints(tx, personId);
  for (const point of told.contactPoints) {
    const value = orThrow(normalizeReach(point, country));
    if (!reach.some((known) => known.kind === point.kind && known.value === value)) await addContactPoint(tx, personId, point);
  }
  const addresses = (await listAddresses(tx, personId)).map((known) => canonicalJson(known.address));
  for (const address of told.addresses) {
    if (!addresses.includes(canonicalJson(address.address))) await addAddress(tx, personId, address);
  }
  for (const identifier of told.identifiers) {
    const { rows } = await sql`SELECT FROM person_identifiers
      WHERE person_id = ${personId} AND digest = ${identifierDigest(platform.sealer, identifier)}`.execute(tx.db);
    if (rows.length === 0) await addIdentifier(tx, platform, personId, identifier);
  }
  const relations = await listRelations(tx, personId);
  for (const relation of told.relations) {
    if (!relations.some((known) => known.relatedName === relation.relatedName)) await addRelation(tx, personId, relation);
  }
}
