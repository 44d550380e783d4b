import { Refused } from '#kernel';
import { changeVersioned, given, json, record, type Tx } from '#platform';
import { type NewSite, type SiteChange, SiteView } from '../model-site.ts';
import { siteAdded, siteChanged } from './events.ts';
import { storedPhone } from './phone.ts';
import { requireOrganization } from './place-store.ts';

/** The sites of an organisation: the main one first, closed ones last. */
export async function listSites(tx: Tx, organizationId: string): Promise<SiteView[]> {
  const rows = await tx.db
    .selectFrom('sites')
    .where('organizationId', '=', organizationId)
    .select(['id', 'name', 'kind', 'address', 'phone', 'email', 'openingHours', 'openingNote', 'languages', 'accessibility'])
    .select(['accessibilityNote', 'transportation', 'isMain', 'active', 'version'])
    .orderBy('active', 'desc')
    .orderBy('isMain', 'desc')
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map((row) => SiteView.parse(row));
}

/** Adds a site; the first one is the main site. Refuses `record.not-found` and what a phone number refuses. */
export async function addSite(tx: Tx, organizationId: string, { address, openingHours, phone, isMain, ...site }: NewSite): Promise<void> {
  await requireOrganization(tx, organizationId);
  const others = await tx.db
    .selectFrom('sites')
    .select('id')
    .where('organizationId', '=', organizationId)
    .where('active', '=', true)
    .execute();
  const becomesMain = isMain || others.length === 0;
  if (becomesMain) await clearMain(tx, organizationId, site.id);
  await tx.db
    .insertInto('sites')
    .values({
      ...site,
      organizationId,
      isMain: becomesMain,
      phone: await storedPhone(tx, phone),
      address: address && json(address),
      openingHours: json(openingHours),
    })
    .execute();
  record(tx, siteAdded, { organizationId }, { organizationId, siteId: site.id, name: site.name });
}

/**
 * Changes a site at the version seen. A site that becomes the main one takes the place of the other; one that closes is the main one no longer.
 * Refuses `record.not-found`, `write.conflict`, `site.closed-not-main` and what a phone number refuses.
 */
export async function changeSite(tx: Tx, organizationId: string, id: string, seen: number, change: SiteChange): Promise<void> {
  const before = await tx.db
    .selectFrom('sites')
    .select(['name', 'active'])
    .where('id', '=', id)
    .where('organizationId', '=', organizationId)
    .executeTakeFirst();
  if (!before) throw new Refused({ code: 'record.not-found' });
  const { phone, openingHours, ...rest } = given(change);
  if (rest.isMain && !(rest.active ?? before.active)) throw new Refused({ code: 'site.closed-not-main' });
  if (rest.isMain) await clearMain(tx, organizationId, id);
  await changeVersioned(tx, 'sites', id, seen, {
    ...rest,
    ...(rest.active === false ? { isMain: false } : {}),
    ...(phone === undefined ? {} : { phone: await storedPhone(tx, phone) }),
    ...(openingHours === undefined ? {} : { openingHours: json(openingHours) }),
  });
  record(
    tx,
    siteChanged,
    { organizationId },
    { organizationId, siteId: id, name: rest.name ?? before.name, fields: Object.keys(given(change)) },
  );
}

async function clearMain(tx: Tx, organizationId: string, exceptId: string): Promise<void> {
  await tx.db
    .updateTable('sites')
    .set({ isMain: false })
    .where('organizationId', '=', organizationId)
    .where('isMain', '=', true)
    .where('id', '<>', exceptId)
    .execute();
}
