import { sql } from 'kysely';
import { formatPhoneNumber } from '#kernel';
import { listTeam } from '#modules/cases/server/index.ts';
import type { Tx } from '#platform';
import { line, type PackMatter, type Section, tableOf } from './section.ts';

/** Who else works on the case, and how to call them. */
export async function teamSection(tx: Tx, { paper, say }: PackMatter): Promise<Section> {
  const members = await listTeam(tx, paper.caseId);
  const phones = await phonesOf(tx, paper.caseId);
  const rows = members.map(({ id, name, role, organizationName, isPointPerson }) => [
    line(name, isPointPerson && say('pointPerson')),
    line(say(`cases:teamRole.${role}`), organizationName !== name && organizationName),
    phones.has(id) ? formatPhoneNumber(phones.get(id) ?? '', paper.country) : '–',
  ]);
  return tableOf(
    say('team'),
    [
      [say('name'), 1.6],
      [say('role'), 2],
      [say('phone'), 1.1],
    ],
    rows,
    say('nothing'),
  );
}

/** Their own number, else that of where they work. */
async function phonesOf(tx: Tx, caseId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.db
    .selectFrom('careTeamMembers as m')
    .leftJoin('users as u', 'u.id', 'm.userId')
    .leftJoin('organizations as o', 'o.id', 'm.organizationId')
    .where('m.caseId', '=', caseId)
    .select('m.id')
    .select(
      sql<
        string | null
      >`coalesce(u.phone, o.phone, (SELECT w.phone FROM memberships ms JOIN organizations w ON w.network_id = ms.network_id AND w.id = ms.organization_id
        WHERE ms.network_id = m.network_id AND ms.user_id = m.user_id AND (ms.valid_until IS NULL OR ms.valid_until >= ${tx.today}::date) ORDER BY ms.valid_from LIMIT 1))`.as(
        'phone',
      ),
    )
    .execute();
  return new Map(rows.flatMap(({ id, phone }) => (phone === null ? [] : [[id, phone] as const])));
}

/** The next five appointments, with how the client gets there. */
export async function appointmentsSection(tx: Tx, { paper, say, moment }: PackMatter): Promise<Section> {
  const rows = await tx.db
    .selectFrom('appointments as a')
    .leftJoin('organizations as o', 'o.id', 'a.organizationId')
    .select(['a.title', 'a.startsAt', 'a.place', 'a.transport', 'a.transportNote', 'o.name as organizationName'])
    .where('a.caseId', '=', paper.caseId)
    .where('a.status', '=', 'planned')
    .where('a.startsAt', '>=', tx.now.toString())
    .orderBy('a.startsAt')
    .limit(5)
    .execute();
  const cells = rows.map(({ title, startsAt, place, transport, transportNote, organizationName }) => [
    moment(startsAt),
    title,
    line(organizationName, place) || '–',
    line(say(`calendar:transportSays.${transport}`), transportNote),
  ]);
  return tableOf(
    say('appointments'),
    [
      [say('when'), 1.2],
      [say('what'), 1.6],
      [say('where'), 1.5],
      [say('transport'), 1.4],
    ],
    cells,
    say('noAppointments'),
  );
}

/** The last five contacts, with their notes as far as the reader may see them. */
export async function contactsSection(tx: Tx, { paper, say, moment }: PackMatter): Promise<Section> {
  const rows = await tx.db
    .selectFrom('contacts as k')
    .leftJoin('users as u', 'u.id', 'k.userId')
    .select(['k.at', 'k.mode', 'k.outcome', 'k.note'])
    .select(sql<string | null>`u.given_name || ' ' || u.family_name`.as('byName'))
    .where('k.caseId', '=', paper.caseId)
    .orderBy('k.at', 'desc')
    .limit(5)
    .execute();
  const cells = rows.map(({ at, mode, outcome, note, byName }) => [
    moment(at),
    line(say(`contacts:mode.${mode}`), say(`contacts:outcome.${outcome}`), byName),
    note || '–',
  ]);
  return tableOf(
    say('contacts'),
    [
      [say('when'), 1.1],
      [say('how'), 1.5],
      [say('note'), 2.6],
    ],
    cells,
    say('noContacts'),
  );
}
