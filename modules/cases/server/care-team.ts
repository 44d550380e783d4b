import { sql } from 'kysely';
import { isProtected, Refused } from '#kernel';
import { record, type Tx } from '#platform';
import type { NewTeamMember } from '../model-team.ts';
import { memberAdded, memberEnded, pointPersonChanged } from './events.ts';
import { type CaseRow, worksFor } from './store.ts';
import type { TeamMemberView } from './view-models.ts';

/**
 * Adds somebody to the care team. A colleague of the managing organisation sees the categories named, except that nobody can give what they do
 * not see themselves. Refuses `case.already-member`.
 */
export async function addMember(tx: Tx, row: CaseRow, member: NewTeamMember): Promise<void> {
  if (member.userId) await refuseTwice(tx, row.id, member.userId);
  if (member.isPointPerson) await clearPointPerson(tx, row.id);
  const isColleague = member.userId !== null && (await worksFor(tx, member.userId, row.organizationId));
  await tx.db
    .insertInto('careTeamMembers')
    .values({
      id: member.id,
      caseId: row.id,
      userId: member.userId,
      organizationId: member.organizationId,
      personId: member.personId,
      displayName: member.displayName,
      role: member.role,
      isPointPerson: member.isPointPerson,
      categories: isColleague
        ? member.categories.filter((category) => tx.actor.scope === 'system' || tx.actor.categories.includes(category))
        : [],
      memberFrom: member.from ?? tx.today,
    })
    .execute();
  const facts = { memberId: member.id, name: await memberName(tx, member.id), role: member.role };
  record(tx, memberAdded, on(row), facts);
  if (member.isPointPerson) record(tx, pointPersonChanged, on(row), facts);
}

/** Ends a membership and with it, at once, the access it gave. Refuses to leave a case without a point person. */
export async function endMember(tx: Tx, row: CaseRow, memberId: string): Promise<void> {
  const member = await currentMember(tx, row.id, memberId);
  if (member.isPointPerson) throw new Refused({ code: 'case.point-person-needed' });
  await endMembership(tx, memberId);
  record(tx, memberEnded, on(row), { memberId, name: await memberName(tx, memberId), role: member.role });
}

/** Makes somebody of the team the one whom client and partners turn to; there is always exactly one. */
export async function makePointPerson(tx: Tx, row: CaseRow, memberId: string): Promise<void> {
  const member = await currentMember(tx, row.id, memberId);
  if (member.isPointPerson) return;
  await clearPointPerson(tx, row.id);
  await tx.db.updateTable('careTeamMembers').set({ isPointPerson: true }).where('id', '=', memberId).execute();
  record(tx, pointPersonChanged, on(row), { memberId, name: await memberName(tx, memberId), role: member.role });
}

/** Ends a membership without a word in the journal, for changes that say it themselves (a hand-over). */
export async function endMembership(tx: Tx, memberId: string): Promise<void> {
  await tx.db
    .updateTable('careTeamMembers')
    .set({ memberUntil: sql<string>`greatest(member_from, ${tx.today}::date)`, endedAt: tx.now.toString(), isPointPerson: false })
    .where('id', '=', memberId)
    .execute();
}

/** The team today: who, in which role, and what each of them sees of the case right now. */
export async function listTeam(tx: Tx, caseId: string): Promise<TeamMemberView[]> {
  const rows = await tx.db
    .selectFrom('careTeamMembers as m')
    .leftJoin('users as u', 'u.id', 'm.userId')
    .leftJoin('organizations as o', 'o.id', 'm.organizationId')
    .leftJoin('persons as p', 'p.id', 'm.personId')
    .where('m.caseId', '=', caseId)
    .where('m.endedAt', 'is', null)
    .where((eb) => eb.or([eb('m.memberUntil', 'is', null), eb('m.memberUntil', '>=', tx.today)]))
    .select([
      'm.id',
      'm.role',
      'm.userId',
      'm.organizationId',
      'm.isPointPerson',
      'm.memberFrom as from',
      'm.memberUntil as until',
      'm.version',
    ])
    .select([displayName.as('name'), organizationName.as('organizationName'), seen(caseId).as('categories')])
    .select(
      sql<
        TeamMemberView['kind']
      >`CASE WHEN m.user_id IS NOT NULL THEN 'user' WHEN m.display_name IS NOT NULL THEN 'named' WHEN m.person_id IS NOT NULL THEN 'person' ELSE 'organization' END`.as(
        'kind',
      ),
    )
    .orderBy('m.isPointPerson', 'desc')
    .orderBy('m.createdAt')
    .execute();
  return rows.map((row) => ({
    ...row,
    categories: row.categories.toSorted((a, b) => Number(isProtected(a as 'social')) - Number(isProtected(b as 'social'))),
  }));
}

const displayName = sql<string>`coalesce(u.given_name || ' ' || u.family_name, m.display_name,
  nullif(trim(coalesce(p.preferred_name, p.given_names) || ' ' || p.family_name), ''), o.name, '')`;

/** Where a colleague works, or what somebody known by name belongs to. */
const organizationName = sql<
  string | null
>`coalesce(o.name, (SELECT w.name FROM memberships ms JOIN organizations w ON w.network_id = ms.network_id AND w.id = ms.organization_id
  WHERE ms.network_id = m.network_id AND ms.user_id = m.user_id AND (ms.valid_until IS NULL OR ms.valid_until >= current_date) ORDER BY ms.valid_from LIMIT 1))`;

/** A colleague sees what the case gives them; an organisation what a release gives it. */
function seen(caseId: string) {
  return sql<string[]>`ARRAY(SELECT DISTINCT category FROM access_to_case(${caseId}) a, unnest(a.categories) category
    WHERE a.grantee_id = coalesce(m.user_id, m.organization_id) AND a.valid_from <= now() AND (a.valid_until IS NULL OR a.valid_until > now()))`;
}

async function currentMember(tx: Tx, caseId: string, memberId: string) {
  const member = await tx.db
    .selectFrom('careTeamMembers')
    .select(['id', 'role', 'isPointPerson', 'userId'])
    .where('id', '=', memberId)
    .where('caseId', '=', caseId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (!member) throw new Refused({ code: 'record.not-found' });
  return member;
}

async function memberName(tx: Tx, memberId: string): Promise<string> {
  const member = await tx.db
    .selectFrom('careTeamMembers as m')
    .leftJoin('users as u', 'u.id', 'm.userId')
    .leftJoin('organizations as o', 'o.id', 'm.organizationId')
    .leftJoin('persons as p', 'p.id', 'm.personId')
    .where('m.id', '=', memberId)
    .select(displayName.as('name'))
    .executeTakeFirst();
  return member?.name ?? '';
}

async function refuseTwice(tx: Tx, caseId: string, userId: string): Promise<void> {
  const there = await tx.db
    .selectFrom('careTeamMembers')
    .select('id')
    .where('caseId', '=', caseId)
    .where('userId', '=', userId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (there) throw new Refused({ code: 'case.already-member' });
}

/** Takes the mark from whoever has it; the next statement gives it to somebody else. */
export async function clearPointPerson(tx: Tx, caseId: string): Promise<void> {
  await tx.db
    .updateTable('careTeamMembers')
    .set({ isPointPerson: false })
    .where('caseId', '=', caseId)
    .where('isPointPerson', '=', true)
    .execute();
}

function on(row: CaseRow) {
  return { caseId: row.id, personId: row.personId, organizationId: row.organizationId };
}
