import type { Actor } from '#platform';
import { piece, q, type Statement } from './statement.ts';

const isOpen = piece`d.dismissed_at IS NULL AND d.starts_at <= now() AND (d.postponed_until IS NULL OR d.postponed_until <= now())`;
const openStates = piece`('assessment', 'planning', 'active', 'on_hold', 'closing')`;
const nameOf = piece`coalesce(p.preferred_name, p.given_names) || ' ' || p.family_name`;

const isMine = ({ userId, organizationId, roles }: Actor) => piece`(d.holder_user_id = ${userId}
  OR (d.holder_user_id IS NULL AND d.assignee_organization_id = ${organizationId} AND d.assignee_role = ANY (${roles}::text[])))`;

const isOfTeam = ({ networkId, organizationId }: Actor) => piece`(d.assignee_organization_id = ${organizationId} OR d.holder_user_id IN
  (SELECT m.user_id FROM memberships m WHERE m.network_id = ${networkId} AND m.organization_id = ${organizationId} AND (m.valid_until IS NULL OR m.valid_until > current_date)))`;

const isEscalated = (who: Actor) =>
  piece`${isOfTeam(who)} AND d.escalates_at < now() AND d.escalates_to = ANY (${who.roles}::text[]) AND NOT coalesce(${isMine(who)}, false)`;

export const countOwed = (who: Actor, until: string): Statement =>
  q`SELECT count(*)::int AS id FROM duties d WHERE d.network_id = ${who.networkId} AND ${isMine(who)} AND ${isOpen} AND d.due_at < ${until}`;

export const owedByMe = (who: Actor): Statement => owed(who, isMine(who));
export const escalated = (who: Actor): Statement => owed(who, isEscalated(who));

function owed({ networkId }: Actor, condition: ReturnType<typeof piece>): Statement {
  return q`WITH owed AS MATERIALIZED (
      SELECT d.id, d.area, d.kind, d.case_id, d.person_id, d.category, d.facts, d.starts_at, d.due_at, d.due_on, d.warn_at, d.escalates_at, d.rule_id, d.citation, d.priority,
        d.holder_user_id, d.assignee_organization_id, d.assignee_role, d.verb, d.target, d.postponed_until, d.postponed_reason
      FROM duties d WHERE d.network_id = ${networkId} AND ${condition} AND ${isOpen}
      ORDER BY d.priority >= 100 DESC, d.due_at, d.priority DESC, d.id LIMIT 500),
    who AS MATERIALIZED (SELECT p.id, ${nameOf} AS name FROM persons p WHERE p.network_id = ${networkId} AND p.id IN (SELECT person_id FROM owed)),
    what AS MATERIALIZED (SELECT c.id, c.number FROM cases c WHERE c.network_id = ${networkId} AND c.id IN (SELECT case_id FROM owed))
    SELECT owed.*, who.name, what.number, u.given_name || ' ' || u.family_name AS holder FROM owed LEFT JOIN who ON who.id = owed.person_id
      LEFT JOIN what ON what.id = owed.case_id LEFT JOIN users u ON u.network_id = ${networkId} AND u.id = owed.holder_user_id
    ORDER BY owed.priority >= 100 DESC, owed.due_at, owed.priority DESC, owed.id`;
}

export const myAppointments = ({ networkId, userId }: Actor, from: string, until: string): Statement =>
  q`SELECT a.*, ${nameOf} AS person, o.name AS organization,
      (SELECT jsonb_agg(jsonb_build_object('userId', w.user_id, 'name', u.family_name)) FROM appointment_workers w
        JOIN users u ON u.network_id = w.network_id AND u.id = w.user_id WHERE w.network_id = a.network_id AND w.appointment_id = a.id) AS workers
    FROM appointments a LEFT JOIN persons p ON p.network_id = a.network_id AND p.id = a.person_id
      LEFT JOIN organizations o ON o.network_id = a.network_id AND o.id = a.organization_id
    WHERE a.network_id = ${networkId} AND a.starts_at < ${until} AND a.ends_at > ${from} AND a.id IN (SELECT w.appointment_id FROM appointment_workers w
      WHERE w.network_id = ${networkId} AND w.user_id = ${userId} AND w.during && tstzrange(${from}::timestamptz, ${until}::timestamptz))
    ORDER BY a.starts_at, a.id LIMIT 1000`;

export const myLoad = ({ networkId, userId, organizationId }: Actor): Statement[] => [
  q`SELECT c.state AS id, count(*), sum(c.acuity) FROM cases c WHERE c.network_id = ${networkId} AND c.case_manager_id = ${userId} AND c.state IN ${openStates} GROUP BY 1`,
  q`SELECT model, settings FROM programs WHERE network_id = ${networkId} AND organization_id = ${organizationId} AND active`,
];

export const myDrafts = ({ networkId, userId }: Actor): Statement =>
  q`SELECT key AS id, body, label, device, updated_at FROM drafts WHERE network_id = ${networkId} AND user_id = ${userId} ORDER BY updated_at DESC LIMIT 200`;

export const myCases = ({ networkId }: Actor, today: string): Statement =>
  q`WITH fitting AS MATERIALIZED (
      SELECT c.*, ${nameOf} AS person, owed.first_id, owed.overdue, coalesce(to_char(owed.first_due AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS'), 'none') AS due
      FROM cases c LEFT JOIN persons p ON p.network_id = c.network_id AND p.id = c.person_id
        LEFT JOIN LATERAL (SELECT (array_agg(d.id ORDER BY d.due_at, d.id))[1] AS first_id, min(d.due_at) AS first_due, count(*) FILTER (WHERE d.due_at < now()) AS overdue
          FROM duties d WHERE d.network_id = c.network_id AND d.case_id = c.id AND ${isOpen}) owed ON true
      WHERE c.network_id = ${networkId} AND c.state IN ${openStates}
        AND c.id IN (SELECT cases_worked_on('{assessment,planning,active,on_hold,closing}', ${today}::date)))
    SELECT f.*, g.name AS program, o.name AS organization, u.given_name || ' ' || u.family_name AS manager, (SELECT count(*) FROM fitting) AS total,
      d.area, d.kind, d.facts, d.starts_at, d.due_at, d.due_on, d.warn_at, d.verb, d.target
    FROM fitting f JOIN programs g ON g.network_id = f.network_id AND g.id = f.program_id JOIN organizations o ON o.network_id = f.network_id AND o.id = f.organization_id
      LEFT JOIN users u ON u.network_id = f.network_id AND u.id = f.case_manager_id LEFT JOIN duties d ON d.network_id = f.network_id AND d.id = f.first_id
    ORDER BY f.due, f.id LIMIT 50`;

export const myPrograms = ({ networkId, userId, organizationId }: Actor): Statement =>
  q`SELECT p.id, p.name FROM programs p WHERE p.network_id = ${networkId} AND p.id IN (
      SELECT g.id FROM memberships m JOIN programs g ON g.network_id = m.network_id AND g.organization_id = m.organization_id WHERE m.network_id = ${networkId} AND m.user_id = ${userId}
      UNION ALL SELECT c.program_id FROM consents s JOIN cases c ON c.network_id = s.network_id AND c.id = s.case_id
        WHERE s.network_id = ${networkId} AND s.recipient_organization_id = ${organizationId})
    ORDER BY fold_name(p.name), p.id`;

const workers = ({
  networkId,
  organizationId,
}: Actor) => piece`SELECT u.id, u.given_name || ' ' || u.family_name AS name, array_agg(m.role) AS roles
  FROM memberships m JOIN users u ON u.network_id = m.network_id AND u.id = m.user_id
  WHERE m.network_id = ${networkId} AND m.organization_id = ${organizationId} AND m.role IN ('case_manager', 'clinician', 'supervisor', 'financial_counsellor')
    AND m.valid_from <= current_date AND (m.valid_until IS NULL OR m.valid_until >= current_date) AND u.state <> 'disabled' GROUP BY u.network_id, u.id`;

/** Loads are figures of the whole house, which the platform counts: so does this. */
const loads = (who: Actor): Statement[] => [
  q`SELECT set_config('lotse.scope', 'system', true)`,
  q`SELECT w.*, (SELECT jsonb_agg(jsonb_build_array(c.state, c.acuity, c.program_id)) FROM cases c
      WHERE c.network_id = ${who.networkId} AND c.case_manager_id = w.id AND c.state IN ${openStates}) AS carries FROM (${workers(who)}) w`,
  q`SELECT set_config('lotse.scope', 'person', true)`,
  q`SELECT model, settings FROM programs WHERE network_id = ${who.networkId} AND organization_id = ${who.organizationId} AND active`,
];

export const team = (who: Actor): Statement[] => [
  q`SELECT d.holder_user_id, d.area, d.kind, count(*)::int AS count, min(d.due_at) FROM duties d
    WHERE d.network_id = ${who.networkId} AND ${isOfTeam(who)} AND ${isOpen} AND d.due_at < now() GROUP BY 1, 2, 3`,
  q`SELECT d.holder_user_id, d.area, d.kind, count(*) FROM duties d WHERE d.network_id = ${who.networkId} AND ${isEscalated(who)} AND ${isOpen} GROUP BY 1, 2, 3`,
  ...loads(who),
];

export const teamContacts = (who: Actor, since: string): Statement[] => [
  q`SELECT c.user_id, c.place, c.direct, c.outcome, count(*)::int AS count, sum(c.minutes) FROM contacts c
    WHERE c.network_id = ${who.networkId} AND c.user_id IN (SELECT id FROM (${workers(who)}) w) AND c.at >= ${since} GROUP BY 1, 2, 3, 4`,
  ...loads(who),
];

export const inbox = ({ networkId, organizationId }: Actor): Statement[] => [
  q`SELECT r.*, ro.name AS receiver, coalesce(so.name, r.sender_organization_name) AS sender, s.worker_id, s.priority, s.reviewed_at, c.number, w.family_name
    FROM referrals r JOIN organizations ro ON ro.network_id = r.network_id AND ro.id = r.receiving_organization_id
      LEFT JOIN organizations so ON so.network_id = r.network_id AND so.id = r.sender_organization_id
      LEFT JOIN referral_screenings s ON s.network_id = r.network_id AND s.id = r.id LEFT JOIN users w ON w.network_id = r.network_id AND w.id = s.worker_id
      LEFT JOIN cases c ON c.network_id = r.network_id AND c.id = s.became_case_id
    WHERE r.network_id = ${networkId} AND r.receiving_organization_id = ${organizationId} AND r.status IN ('referred', 'screening')
    ORDER BY r.urgency = 'same_day' DESC, r.answer_due_at, r.id LIMIT 50`,
  q`SELECT status, count(*) FROM referrals WHERE network_id = ${networkId} AND receiving_organization_id = ${organizationId} GROUP BY 1`,
];
