import { sql } from 'kysely';
import { orThrow, Refused } from '#kernel';
import { asSystem, changeVersioned, given, json, record, type Tx } from '#platform';
import type { NewOrganization, OrganizationChange } from '../model.ts';
import { checkDeactivation } from '../rules.ts';
import { organizationAdded, organizationChanged, organizationDeactivated, organizationReactivated } from './events.ts';
import { storedPhone } from './phone.ts';

/** Adds an organisation to the network. Refuses `phone.unreadable` and `phone.wrong-length`. */
export async function addOrganization(tx: Tx, organization: NewOrganization): Promise<void> {
  const { id, name, kind, sector, setting, email, website, address, timeZone, holidaySet, acceptsPublicReferrals } = organization;
  const phone = await storedPhone(tx, organization.phone);
  await tx.db
    .insertInto('organizations')
    .values({
      id,
      name,
      kind,
      sector,
      setting,
      phone,
      email,
      website,
      timeZone,
      holidaySet,
      acceptsPublicReferrals,
      address: address ? json(address) : null,
    })
    .execute();
  record(tx, organizationAdded, { organizationId: id }, { organizationId: id, name, kind, sector, setting });
}

/**
 * Changes what is given, at the version seen. Refuses `record.not-found`, `write.conflict`, `organization.is-own` and `organization.has-open-cases`
 * when it shall go out of use, and what a phone number refuses. Who changes its time zone or its holidays derives its clocks again afterwards.
 */
export async function changeOrganization(tx: Tx, id: string, seen: number, change: OrganizationChange): Promise<void> {
  const before = await tx.db.selectFrom('organizations').select(['name', 'active']).where('id', '=', id).executeTakeFirst();
  if (!before) throw new Refused({ code: 'record.not-found' });
  const openCases = change.active === false ? await countOpenCases(tx, id) : 0;
  orThrow(checkDeactivation(change, { isOwn: tx.actor.organizationId === id, openCases }));
  const { phone, ...rest } = given(change);
  const stored = phone === undefined ? {} : { phone: await storedPhone(tx, phone) };
  await changeVersioned(tx, 'organizations', id, seen, { ...rest, ...stored });

  const facts = { organizationId: id, name: change.name ?? before.name };
  const fields = Object.keys(given(change)).filter((field) => field !== 'active');
  if (fields.length > 0) record(tx, organizationChanged, { organizationId: id }, { ...facts, fields });
  if (change.active === undefined || change.active === before.active) return;
  record(tx, change.active ? organizationReactivated : organizationDeactivated, { organizationId: id }, facts);
}

/** Names of organisations for lists and letters of other areas; an id that is not of this network is missing. */
export async function organizationNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('organizations')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** A figure only, so it is counted with the platform's sight: an administrator sees no case. */
async function countOpenCases(tx: Tx, organizationId: string): Promise<number> {
  return asSystem(tx, async () => {
    const { count } = await tx.db
      .selectFrom('cases')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('organizationId', '=', organizationId)
      .where(sql<boolean>`state NOT IN ('closed', 'declined', 'entered_in_error')`)
      .executeTakeFirstOrThrow();
    return count;
  });
}
