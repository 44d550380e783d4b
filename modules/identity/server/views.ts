import { sql } from 'kysely';
import { type CalendarDate, permissionsOf, Temporal } from '#kernel';
import { feedCursor, type Tx } from '#platform';
import type { MembershipView, SessionView } from '../model.ts';
import { isHeldOn, lifetimes } from '../rules.ts';
import { owesSecondFactor } from './sign-in-policy.ts';

/** What a screen needs to know about who is signed in. */
export async function viewSession(tx: Tx): Promise<SessionView> {
  const { actor } = tx;
  const [user, network, session, factor, memberships] = [
    await tx.db
      .selectFrom('users')
      .select(['id', 'email', 'givenName', 'familyName', 'title', 'phone', 'language', 'theme', 'timeZone', 'version'])
      .where('id', '=', actor.userId)
      .executeTakeFirstOrThrow(),
    await tx.db.selectFrom('networks').select(['id', 'name', 'country', 'currency', 'timeZone', 'language']).executeTakeFirstOrThrow(),
    await tx.db.selectFrom('sessions').select(['lastSeenAt', 'expiresAt']).where('id', '=', actor.sessionId).executeTakeFirst(),
    await tx.db.selectFrom('secondFactors').select('confirmedAt').where('userId', '=', actor.userId).executeTakeFirst(),
    await membershipsOf(tx, [actor.userId ?? '']),
  ];
  const held = memberships.filter((membership) => isHeldOn(membership, tx.today)).map(({ userId: _, ...membership }) => membership);
  return {
    id: actor.sessionId,
    user: user as SessionView['user'],
    network: network as SessionView['network'],
    organization: held.find(({ organization }) => organization.id === actor.organizationId)?.organization ?? null,
    roles: [...actor.roles],
    permissions: permissionsOf(actor.roles),
    memberships: held,
    language: user.language as SessionView['language'],
    timeZone: actor.timeZone,
    secondFactor: Boolean(factor?.confirmedAt),
    secondFactorOwed: !factor?.confirmedAt && (await owesSecondFactor(tx)),
    idleSecondsLeft: session ? idleSecondsLeft(session.lastSeenAt, tx.now) : null,
    expiresAt: session?.expiresAt ?? null,
    feedCursor: await feedCursor(tx),
  };
}

/** The roles of these people, past and to come, by organisation and role. */
export async function membershipsOf(tx: Tx, userIds: readonly string[]): Promise<HeldRole[]> {
  const rows = await tx.db
    .selectFrom('memberships as m')
    .innerJoin('organizations as o', 'o.id', 'm.organizationId')
    .where('m.userId', 'in', userIds)
    .select(['m.id', 'm.userId', 'm.organizationId', 'o.name', 'm.role', 'm.validFrom', 'm.validUntil', 'm.version'])
    .orderBy(sql`o.name COLLATE "und-x-icu"`)
    .orderBy('m.role')
    .execute();
  return rows.map(({ organizationId, name, ...row }) => ({ ...row, organization: { id: organizationId, name } }) as never);
}

export type HeldRole = MembershipView & { userId: string; validFrom: CalendarDate; validUntil: CalendarDate | null };

function idleSecondsLeft(lastSeenAt: string, now: Temporal.Instant): number {
  const since = now.since(Temporal.Instant.from(lastSeenAt)).total('seconds');
  return Math.max(0, Math.round(lifetimes.idleSeconds - since));
}
