import { sql } from 'kysely';
import { z } from 'zod';
import { PostalAddress, Refused, Role } from '#kernel';
import { decodeCursor, PageQuery, type Tx, toPage } from '#platform';
import { OrganizationKind, OrganizationRow, OrganizationView, Sector, Setting, type StaffMember } from '../model.ts';

/** What a list of organisations may be narrowed to. */
export const OrganizationFilter = z.object({
  q: z.string().trim().max(100).optional(),
  kind: OrganizationKind.optional(),
  sector: Sector.optional(),
  setting: Setting.optional(),
  active: z.enum(['yes', 'no', 'all']).default('yes'),
});
export const OrganizationQuery = PageQuery.extend(OrganizationFilter.shape);
export type OrganizationFilter = z.output<typeof OrganizationFilter>;
const Cursor = z.tuple([z.string(), z.uuid()]);

/** One page of the organisations of the network, by name whatever its accents. */
export async function listOrganizations(tx: Tx, query: z.output<typeof OrganizationQuery>) {
  const after = decodeCursor(query.cursor, Cursor);
  const rows = await organizationRows(tx, query)
    .$if(after !== undefined, (rows) => rows.where(sql<boolean>`(fold_name(o.name), o.id) > (${after?.[0]}, ${after?.[1]}::uuid)`))
    .limit(sql.lit(query.limit + 1))
    .execute();
  const page = toPage(rows, query.limit, (row) => [row.sortName, row.id] as const);
  const { total } = await filtered(tx, query)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { items: page.items.map((row) => OrganizationRow.parse(row)), nextCursor: page.nextCursor, total };
}

/** All organisations that fit, for an export of what is shown. */
export async function allOrganizations(tx: Tx, filter: OrganizationFilter): Promise<OrganizationRow[]> {
  const rows = await organizationRows(tx, filter).limit(10_000).execute();
  return rows.map((row) => OrganizationRow.parse(row));
}

/** One organisation; refuses `record.not-found`. */
export async function loadOrganization(tx: Tx, id: string): Promise<OrganizationView> {
  const row = await tx.db
    .selectFrom('organizations as o')
    .where('o.id', '=', id)
    .select(['o.id', 'o.name', 'o.kind', 'o.sector', 'o.setting', 'o.phone', 'o.email', 'o.website', 'o.address'])
    .select(['o.timeZone', 'o.holidaySet', 'o.acceptsPublicReferrals', 'o.active', 'o.version', staffCount(tx)])
    .executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  return OrganizationView.parse({ ...row, address: row.address === null ? null : PostalAddress.parse(row.address) });
}

/** Who works there today, in the order of their family names. */
export async function listStaff(tx: Tx, organizationId: string): Promise<StaffMember[]> {
  const rows = await tx.db
    .selectFrom('memberships as m')
    .innerJoin('users as u', 'u.id', 'm.userId')
    .where('m.organizationId', '=', organizationId)
    .where('m.validFrom', '<=', tx.today)
    .where((eb) => eb.or([eb('m.validUntil', 'is', null), eb('m.validUntil', '>', tx.today)]))
    .where('u.state', '<>', 'disabled')
    .groupBy(['u.networkId', 'u.id'])
    .select(['u.id as userId', 'u.title', 'u.phone', 'u.email'])
    .select(sql<string>`u.given_name || ' ' || u.family_name`.as('name'))
    .select(sql<string[]>`array_agg(m.role ORDER BY m.role)`.as('roles'))
    .orderBy(sql`fold_name(u.family_name || ' ' || u.given_name)`)
    .execute();
  return rows.map((row) => ({ ...row, roles: row.roles.map((role) => Role.parse(role)) }));
}

function organizationRows(tx: Tx, filter: OrganizationFilter) {
  return filtered(tx, filter)
    .select(['o.id', 'o.name', 'o.kind', 'o.sector', 'o.setting', 'o.phone', 'o.email', 'o.active', staffCount(tx)])
    .select(sql<string>`fold_name(o.name)`.as('sortName'))
    .select(sql<string | null>`nullif(o.address ->> 'city', '')`.as('city'))
    .orderBy(sql`fold_name(o.name)`)
    .orderBy('o.id');
}

function filtered(tx: Tx, { q, kind, sector, setting, active }: OrganizationFilter) {
  return tx.db
    .selectFrom('organizations as o')
    .$if(q !== undefined && q !== '', (rows) =>
      rows.where(
        sql<boolean>`fold_name(o.name) LIKE ALL (SELECT '%' || word || '%' FROM regexp_split_to_table(fold_name(${q}), ' ') word)`,
      ),
    )
    .$if(kind !== undefined, (rows) => rows.where('o.kind', '=', kind ?? ''))
    .$if(sector !== undefined, (rows) => rows.where('o.sector', '=', sector ?? ''))
    .$if(setting !== undefined, (rows) => rows.where('o.setting', '=', setting ?? ''))
    .$if(active !== 'all', (rows) => rows.where('o.active', '=', active === 'yes'));
}

function staffCount(tx: Tx) {
  return sql<number>`(SELECT count(DISTINCT m.user_id)::int FROM memberships m WHERE m.network_id = o.network_id AND m.organization_id = o.id
    AND m.valid_from <= ${tx.today} AND (m.valid_until IS NULL OR m.valid_until > ${tx.today}))`.as('staff');
}
