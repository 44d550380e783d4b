import { sql } from 'kysely';
import { type CalendarDate, Refused, type Role } from '#kernel';
import { changeVersioned, record, type Tx } from '#platform';
import type { NewMembership } from '../model.ts';
import { type AdministeredOrganization, mayAdminister } from '../policy.ts';
import { isHeldOn } from '../rules.ts';
import { membershipAdded, membershipChanged, membershipEnded } from './events.ts';

interface Membership {
  readonly id: string;
  readonly userId: string;
  readonly organizationId: string;
  readonly role: Role;
  readonly validFrom: CalendarDate;
  readonly validUntil: CalendarDate | null;
  readonly version: number;
}

/**
 * Gives a person a role in an organisation, from today unless told otherwise. One that was held before begins anew under its old id.
 * Refuses `user.managed-elsewhere`, `membership.exists`, `membership.period-empty`.
 */
export async function addMembership(tx: Tx, userId: string, wished: NewMembership): Promise<void> {
  const { organizationId, role } = wished;
  await requireMayAdminister(tx, organizationId);
  const today = await dayAt(tx, organizationId);
  const period = { validFrom: wished.validFrom ?? today, validUntil: wished.validUntil ?? null };
  requirePeriod(period);
  const earlier = await findMembership(tx, { userId, organizationId, role });
  const id = earlier?.id ?? wished.id;
  if (!earlier) {
    await tx.db
      .insertInto('memberships')
      .values({ id, userId, organizationId, role, ...period })
      .execute();
  } else if (earlier.validUntil === null || earlier.validUntil > today) {
    throw new Refused({ code: 'membership.exists' });
  } else {
    await changeVersioned(tx, 'memberships', id, earlier.version, period);
  }
  record(tx, membershipAdded, { organizationId }, { userId, membershipId: id, organizationId, role, ...period });
}

/** Changes from when until when a role is held. Refuses as `addMembership`, and `user.not-oneself` for one's own administration. */
export async function changeMembership(
  tx: Tx,
  id: string,
  seen: number,
  change: { validFrom?: CalendarDate | undefined; validUntil?: CalendarDate | null | undefined },
): Promise<void> {
  const membership = await loadChangeable(tx, id);
  const { userId, organizationId, role } = membership;
  const period = { validFrom: change.validFrom ?? membership.validFrom, validUntil: change.validUntil ?? null };
  if (change.validUntil === undefined) period.validUntil = membership.validUntil;
  requirePeriod(period);
  await changeVersioned(tx, 'memberships', id, seen, period);
  record(tx, membershipChanged, { organizationId }, { userId, membershipId: id, organizationId, role, ...period });
}

/** Ends a role at once: the next request no longer has it. */
export async function endMembership(tx: Tx, id: string, seen: number): Promise<void> {
  const { userId, organizationId, role } = await loadChangeable(tx, id);
  await changeVersioned(tx, 'memberships', id, seen, { validUntil: await dayAt(tx, organizationId) });
  record(tx, membershipEnded, { organizationId }, { userId, membershipId: id, organizationId, role });
}

/** The organisations a person works for today, and whether each has administrators of its own. */
export async function organizationsOfUser(tx: Tx, userId: string): Promise<AdministeredOrganization[]> {
  const rows = await tx.db
    .selectFrom('memberships')
    .select(['organizationId', 'validFrom', 'validUntil'])
    .where('userId', '=', userId)
    .execute();
  const held = rows.filter((row) => isHeldOn(row as never, tx.today)).map((row) => row.organizationId);
  return administered(tx, [...new Set(held)]);
}

/** Refuses `user.managed-elsewhere` unless the actor runs the accounts of the organisation. The platform itself may. */
export async function requireMayAdminister(tx: Tx, organizationId: string): Promise<void> {
  if (tx.actor.scope === 'system') return;
  const [organization] = await administered(tx, [organizationId]);
  if (!organization) throw new Refused({ code: 'record.not-found' });
  if (!mayAdminister(tx.actor, organization)) throw new Refused({ code: 'user.managed-elsewhere' });
}

export async function administered(tx: Tx, organizationIds: readonly string[]): Promise<AdministeredOrganization[]> {
  if (organizationIds.length === 0) return [];
  const { rows } =
    await sql<AdministeredOrganization>`SELECT o.id, EXISTS (SELECT FROM memberships m JOIN users u ON u.network_id = m.network_id AND u.id = m.user_id
        WHERE m.network_id = o.network_id AND m.organization_id = o.id AND m.role = 'administrator' AND u.state <> 'disabled'
          AND m.valid_from <= ${tx.today} AND (m.valid_until IS NULL OR m.valid_until > ${tx.today})) AS "hasAdministrator"
      FROM organizations o WHERE o.id = ANY (${[...organizationIds]}::uuid[])`.execute(tx.db);
  return rows;
}

async function loadChangeable(tx: Tx, id: string): Promise<Membership> {
  const membership = await findMembership(tx, { id });
  if (!membership) throw new Refused({ code: 'record.not-found' });
  await requireMayAdminister(tx, membership.organizationId);
  if (membership.role === 'administrator' && membership.userId === tx.actor.userId) throw new Refused({ code: 'user.not-oneself' });
  return membership;
}

async function findMembership(tx: Tx, by: Partial<Membership>): Promise<Membership | undefined> {
  const row = await tx.db
    .selectFrom('memberships')
    .select(['id', 'userId', 'organizationId', 'role', 'validFrom', 'validUntil', 'version'])
    .where((eb) => eb.and(by as Record<string, string>))
    .forUpdate()
    .executeTakeFirst();
  return row as Membership | undefined;
}

/** The calendar day at the place of the organisation, by which its roles begin and end. */
async function dayAt(tx: Tx, organizationId: string): Promise<CalendarDate> {
  const { rows } = await sql<{
    day: CalendarDate;
  }>`SELECT (${tx.now.toString()}::timestamptz AT TIME ZONE coalesce(o.time_zone, n.time_zone))::date AS day
    FROM organizations o JOIN networks n ON n.id = o.network_id WHERE o.id = ${organizationId}`.execute(tx.db);
  if (!rows[0]) throw new Refused({ code: 'record.not-found' });
  return rows[0].day;
}

function requirePeriod({ validFrom, validUntil }: { validFrom: CalendarDate; validUntil: CalendarDate | null }): void {
  if (validUntil !== null && validUntil <= validFrom) throw new Refused({ code: 'membership.period-empty' });
}
