import type { Actor } from '#platform';
import { piece, q, type Statement } from './statement.ts';

/** What hangs on one case of a network. */
const of = (who: Actor, caseId: string) => piece`network_id = ${who.networkId} AND case_id = ${caseId}`;
const isOpen = piece`d.dismissed_at IS NULL AND d.starts_at <= now() AND (d.postponed_until IS NULL OR d.postponed_until <= now())`;
const place = ({ networkId, organizationId }: Actor): Statement =>
  q`SELECT n.country, o.holiday_set, coalesce(o.time_zone, n.time_zone), (SELECT jsonb_agg(to_jsonb(c)) FROM closure_days c WHERE c.network_id = o.network_id AND c.organization_id = o.id)
    FROM organizations o JOIN networks n ON n.id = o.network_id WHERE o.network_id = ${networkId} AND o.id = ${organizationId}`;
const scope = (scope: 'system' | 'person'): Statement => q`SELECT set_config('lotse.scope', ${scope}, true)`;

export const header = (who: Actor, caseId: string): Statement[] => [
  q`SELECT c.*, g.name AS program, o.name AS organization, e.number AS earlier, p.given_names, p.family_name, p.preferred_name, p.pronouns, p.birth_date, p.languages,
      p.interpreter_needed, p.address_protected, u.given_name || ' ' || u.family_name AS manager, owed.list AS owed,
      (SELECT jsonb_build_object('id', m.id, 'role', m.role, 'name', coalesce(mu.family_name, m.display_name)) FROM care_team_members m
        LEFT JOIN users mu ON mu.network_id = m.network_id AND mu.id = m.user_id
        WHERE m.network_id = c.network_id AND m.case_id = c.id AND m.is_point_person AND m.member_until IS NULL) AS point_person
    FROM cases c JOIN programs g ON g.network_id = c.network_id AND g.id = c.program_id JOIN organizations o ON o.network_id = c.network_id AND o.id = c.organization_id
      LEFT JOIN persons p ON p.network_id = c.network_id AND p.id = c.person_id LEFT JOIN users u ON u.network_id = c.network_id AND u.id = c.case_manager_id
      LEFT JOIN cases e ON e.network_id = c.network_id AND e.id = c.earlier_case_id
      LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('area', d.area, 'kind', d.kind, 'facts', d.facts, 'dueAt', d.due_at) ORDER BY d.due_at) AS list
        FROM duties d WHERE d.network_id = c.network_id AND d.case_id = c.id AND ${isOpen}) owed ON true
    WHERE c.network_id = ${who.networkId} AND c.id = ${caseId}`,
  place(who),
  scope('system'),
  q`SELECT id, type, legal_form, recipient_organization_id, purposes, categories, starts_at, expires_at, revoked_at FROM consents WHERE ${of(who, caseId)} ORDER BY starts_at`,
  scope('person'),
];

/** What the state machine asks of the areas, one statement for each table. */
export const steps = (who: Actor, caseId: string): Statement[] => [
  q`SELECT c.*, g.settings FROM cases c JOIN programs g ON g.network_id = c.network_id AND g.id = c.program_id WHERE c.network_id = ${who.networkId} AND c.id = ${caseId}`,
  place(who),
  scope('system'),
  q`SELECT questionnaire_key, completed_at FROM assessments WHERE ${of(who, caseId)} AND status = 'completed' ORDER BY completed_at DESC`,
  q`SELECT status FROM needs WHERE ${of(who, caseId)} AND status <> 'rejected'`,
  q`SELECT (SELECT count(*) FROM strengths WHERE ${of(who, caseId)} AND status <> 'rejected'), (SELECT count(*) FROM no_need_statements WHERE ${of(who, caseId)} AND withdrawn_at IS NULL),
      (SELECT count(*) FROM documents WHERE ${of(who, caseId)} AND entered_in_error_at IS NULL)`,
  q`SELECT starts_at, title FROM appointments WHERE ${of(who, caseId)} AND status = 'planned' ORDER BY starts_at`,
  q`SELECT at, mode, outcome, party FROM contacts WHERE ${of(who, caseId)} AND party = 'client' ORDER BY at DESC`,
  q`SELECT id, type, legal_form, recipient_organization_id, purposes, categories, starts_at, expires_at, revoked_at FROM consents WHERE ${of(who, caseId)} ORDER BY starts_at`,
  q`SELECT * FROM plans WHERE ${of(who, caseId)} ORDER BY number DESC`,
  q`SELECT p.plan_id, g.outcome, EXISTS (SELECT FROM plan_interventions i WHERE i.network_id = p.network_id AND i.plan_id = p.plan_id AND i.goal_id = p.goal_id)
    FROM plan_goals p JOIN goals g ON g.network_id = p.network_id AND g.id = p.goal_id WHERE p.network_id = ${who.networkId} AND p.case_id = ${caseId}`,
  scope('person'),
];

export const timeline = (who: Actor, caseId: string): Statement[] => [
  q`SELECT j.id, j.area, j.type, j.category, j.at, j.facts, o.name, u.given_name || ' ' || u.family_name AS actor, k.note FROM journal j
      LEFT JOIN users u ON u.network_id = j.network_id AND u.id = j.actor_user_id LEFT JOIN organizations o ON o.network_id = j.network_id AND o.id = j.actor_organization_id
      LEFT JOIN contacts k ON j.area = 'contacts' AND k.network_id = j.network_id AND k.id = (j.facts ->> 'contactId')::uuid
    WHERE j.network_id = ${who.networkId} AND j.case_id = ${caseId} ORDER BY j.at DESC, j.id DESC LIMIT 30`,
  q`SELECT area, type, count(*) FROM journal WHERE ${of(who, caseId)} GROUP BY 1, 2`,
];

export const careTeam = (who: Actor, caseId: string): Statement[] => [
  q`SELECT m.*, coalesce(u.given_name || ' ' || u.family_name, m.display_name, p.family_name, o.name) AS name, coalesce(o.name,
      (SELECT w.name FROM memberships ms JOIN organizations w ON w.network_id = ms.network_id AND w.id = ms.organization_id WHERE ms.network_id = m.network_id AND ms.user_id = m.user_id LIMIT 1)),
      (SELECT jsonb_agg(a.categories) FROM access_to_case(${caseId}) a WHERE a.grantee_id = coalesce(m.user_id, m.organization_id)) AS sees
    FROM care_team_members m LEFT JOIN users u ON u.network_id = m.network_id AND u.id = m.user_id LEFT JOIN organizations o ON o.network_id = m.network_id AND o.id = m.organization_id
      LEFT JOIN persons p ON p.network_id = m.network_id AND p.id = m.person_id
    WHERE m.network_id = ${who.networkId} AND m.case_id = ${caseId} AND m.ended_at IS NULL AND (m.member_until IS NULL OR m.member_until >= current_date)`,
];

export const openAppointments = (who: Actor, caseId: string): Statement[] => [
  q`SELECT a.*, p.given_names, p.family_name, o.name, (SELECT jsonb_agg(jsonb_build_object('userId', w.user_id, 'name', u.family_name)) FROM appointment_workers w
        JOIN users u ON u.network_id = w.network_id AND u.id = w.user_id WHERE w.network_id = a.network_id AND w.appointment_id = a.id) AS workers
    FROM appointments a LEFT JOIN persons p ON p.network_id = a.network_id AND p.id = a.person_id LEFT JOIN organizations o ON o.network_id = a.network_id AND o.id = a.organization_id
    WHERE a.network_id = ${who.networkId} AND a.case_id = ${caseId} AND a.status = 'planned' ORDER BY a.starts_at, a.id`,
];

export const plan = (who: Actor, caseId: string): Statement[] => {
  const shown = piece`SELECT id FROM plans WHERE ${of(who, caseId)} AND ended_on IS NULL`;
  const ofShown = piece`p.network_id = ${who.networkId} AND p.plan_id IN (${shown})`;
  return [
    q`SELECT p.*, a.family_name AS created_by_name, s.family_name AS submitted_by_name, g.settings FROM plans p JOIN cases c ON c.network_id = p.network_id AND c.id = p.case_id
        JOIN programs g ON g.network_id = c.network_id AND g.id = c.program_id LEFT JOIN users a ON a.network_id = p.network_id AND a.id = p.created_by
        LEFT JOIN users s ON s.network_id = p.network_id AND s.id = p.submitted_by
      WHERE p.network_id = ${who.networkId} AND p.case_id = ${caseId} ORDER BY p.number DESC`,
    place(who),
    q`SELECT p.*, g.outcome, g.outcome_on, g.outcome_note FROM plan_goals p JOIN goals g ON g.network_id = p.network_id AND g.id = p.goal_id WHERE ${ofShown} ORDER BY p.position`,
    q`SELECT p.*, i.status, i.status_on, i.status_note, u.family_name, o.name, (SELECT jsonb_agg(jsonb_build_array(a.status, a.starts_at)) FROM appointments a
        WHERE a.network_id = p.network_id AND a.case_id = p.case_id AND a.intervention_id = p.intervention_id) AS attendance
      FROM plan_interventions p JOIN interventions i ON i.network_id = p.network_id AND i.id = p.intervention_id
        LEFT JOIN users u ON u.network_id = p.network_id AND u.id = p.responsible_user_id LEFT JOIN organizations o ON o.network_id = p.network_id AND o.id = p.responsible_organization_id
      WHERE ${ofShown} ORDER BY p.position`,
    q`SELECT s.*, u.family_name FROM plan_signatures s LEFT JOIN users u ON u.network_id = s.network_id AND u.id = s.signer_user_id
      WHERE s.network_id = ${who.networkId} AND s.copy_id IN (SELECT copy_id FROM plans WHERE ${of(who, caseId)} AND ended_on IS NULL)`,
    q`SELECT e.*, u.family_name FROM goal_progress e LEFT JOIN users u ON u.network_id = e.network_id AND u.id = e.created_by
      WHERE e.network_id = ${who.networkId} AND e.goal_id IN (SELECT p.goal_id FROM plan_goals p WHERE ${ofShown}) AND e.entered_in_error_at IS NULL ORDER BY e.recorded_on`,
  ];
};

export const person = (who: Actor, personId: string): Statement[] => {
  const ofPerson = piece`network_id = ${who.networkId} AND person_id = ${personId}`;
  return [
    q`SELECT p.*, o.name FROM persons p LEFT JOIN organizations o ON o.network_id = p.network_id AND o.id = p.registered_by_organization_id
      WHERE p.network_id = ${who.networkId} AND p.id = ${personId}`,
    q`SELECT * FROM person_addresses WHERE ${ofPerson}`,
    q`SELECT * FROM person_contact_points WHERE ${ofPerson} ORDER BY do_not_use, rank, id`,
    q`SELECT id, kind, issuer, last_characters FROM person_identifiers WHERE ${ofPerson}`,
    q`SELECT * FROM person_relations WHERE ${ofPerson}`,
    q`SELECT c.*, g.name, o.name, u.family_name FROM cases c JOIN programs g ON g.network_id = c.network_id AND g.id = c.program_id
        JOIN organizations o ON o.network_id = c.network_id AND o.id = c.organization_id LEFT JOIN users u ON u.network_id = c.network_id AND u.id = c.case_manager_id
      WHERE c.network_id = ${who.networkId} AND c.person_id = ${personId} AND c.state <> 'entered_in_error'`,
    q`SELECT * FROM person_links WHERE network_id = ${who.networkId} AND unlinked_at IS NULL AND (person_id = ${personId} OR linked_person_id = ${personId})`,
    scope('system'),
    q`SELECT count(*) FROM person_addresses WHERE ${ofPerson}`,
    scope('person'),
  ];
};
