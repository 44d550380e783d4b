import { sql } from 'kysely';
import { type DataCategory, isProtected, Refused } from '#kernel';
import { record, type Tx, write } from '#platform';
import type { NewTeamMember } from '../model-team.ts';
import { memberAdded, memberEnded, pointPersonChanged } from './events.ts';
import type { CaseRow } from './store.ts';
import type { TeamMemberView } from './view-models.ts';

/**
 * Adds somebody to the care team, or several. A colleague of the managing organisation sees the categories named, except that nobody can give what they do
 * not see themselves. Refuses `case.already-member`.
 */
export async function addMembers(tx: Tx, row: CaseRow, members: readonly NewTeamMember[]): Promise<void> {
  const known = await loadNewcomers(tx, row, members);
  const userIds = members.flatMap(({ userId }) => userId ?? []);
  if (known.some(({ isThere }) => isThere) || new Set(userIds).size < userIds.length) throw new Refused({ code: 'case.already-member' });
  if (members.some(({ isPointPerson }) => isPointPerson)) await clearPointPerson(tx, row.id);
  await write(
    tx,
    tx.db.insertInto('careTeamMembers').values(
      members.map(({ from, categories, ...member }, at) => ({
        ...member,
        caseId: row.id,
        categories: known[at]?.isColleague ? categories.filter((category) => maySee(tx, category)) : [],
        memberFrom: from ?? tx.today,
      })),
    ),
  );
  for (const [at, { id, role, isPointPerson }] of members.entries()) {
    const facts = { memberId: id, name: known[at]?.name ?? '', role };
    record(tx, memberAdded, on(row), facts);
    if (isPointPerson) record(tx, pointPersonChanged, on(row), facts);
  }
}

function maySee({ actor }: Tx, category: DataCategory): boolean {
  return actor.scope === 'system' || actor.categories.includes(category);
}

interface Newcomer {
  readonly name: string;
  /** Works for the organisation that manages the case. */
  readonly isColleague: boolean;
  readonly isThere: boolean;
}

/** What has to be known of those who join, in their order. */
async function loadNewcomers(tx: Tx, { id: caseId, organizationId }: CaseRow, members: readonly NewTeamMember[]): Promise<Newcomer[]> {
  const { networkId } = tx.actor;
  const each = (who: 'userId' | 'organizationId' | 'personId' | 'displayName') => members.map((member) => member[who]);
  const { rows } = await sql<Newcomer>`SELECT ${displayName} AS name,
      EXISTS (SELECT FROM memberships s WHERE s.network_id = ${networkId} AND s.user_id = m.user_id AND s.organization_id = ${organizationId}
        AND (s.valid_until IS NULL OR s.valid_until >= ${tx.today})) AS "isColleague",
      EXISTS (SELECT FROM care_team_members t WHERE t.network_id = ${networkId} AND t.case_id = ${caseId} AND t.user_id = m.user_id
        AND t.ended_at IS NULL) AS "isThere"
    FROM unnest(${each('userId')}::uuid[], ${each('organizationId')}::uuid[], ${each('personId')}::uuid[], ${each('displayName')}::text[]) WITH ORDINALITY
        AS m(user_id, organization_id, person_id, display_name, place)
      LEFT JOIN users u ON u.network_id = ${networkId} AND u.id = m.user_id
      LEFT JOIN organizations o ON o.network_id = ${networkId} AND o.id = m.organization_id
      LEFT JOIN persons p ON p.network_id = ${networkId} AND p.id = m.person_id
    ORDER BY m.place`.execute(tx.db);
  return rows;
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
