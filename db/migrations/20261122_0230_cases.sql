-- What is told when an episode of a case ends; a reopened case keeps the words of each time.
CREATE TABLE case_closures (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  episode_number integer NOT NULL,
  reason text NOT NULL,
  summary text NOT NULL,
  remaining_needs text NOT NULL DEFAULT '',
  hand_over text NOT NULL DEFAULT '',
  client_informed_on date,
  missing_outcome_reason text,
  closed_on date NOT NULL,
  signed_by uuid,
  category text NOT NULL DEFAULT 'social' CHECK (category = 'social'),
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(),
  PRIMARY KEY (network_id, id),
  UNIQUE (network_id, case_id, episode_number),
  FOREIGN KEY (network_id, case_id) REFERENCES cases (network_id, id)
);
CALL protect_case_table('case_closures', 'SELECT, INSERT');
CALL append_only('case_closures');

-- Leaving the care team ends access at that moment, not at the end of the day.
ALTER TABLE care_team_members ADD COLUMN ended_at timestamptz;
ALTER TABLE care_team_members ADD CHECK ((ended_at IS NULL) OR (member_until IS NOT NULL));

CREATE OR REPLACE FUNCTION refresh_case_access(in_network uuid, in_case uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM case_access WHERE network_id = in_network AND case_id = in_case;
  INSERT INTO case_access (network_id, person_id, case_id, grantee_kind, grantee_id, role, categories, valid_from, valid_until, basis, basis_id)
  SELECT c.network_id, c.person_id, c.id, 'user', c.case_manager_id, NULL, working_categories(), '-infinity'::timestamptz, NULL::timestamptz, 'assignment', c.id
    FROM cases c WHERE c.network_id = in_network AND c.id = in_case AND c.case_manager_id IS NOT NULL
  UNION ALL
  SELECT c.network_id, c.person_id, c.id, 'organization', c.organization_id, r.role, r.categories, '-infinity'::timestamptz, NULL::timestamptz, 'managing_organization', c.id
    FROM cases c, (VALUES ('supervisor', working_categories()), ('intake_worker', ARRAY['identity','social'])) AS r (role, categories)
    WHERE c.network_id = in_network AND c.id = in_case
  UNION ALL
  SELECT c.network_id, c.person_id, c.id, 'user', m.user_id, NULL, m.categories || ARRAY['identity'],
         m.member_from::timestamptz, coalesce(m.ended_at, (m.member_until + 1)::timestamptz), 'care_team', m.id
    FROM cases c JOIN care_team_members m ON m.network_id = c.network_id AND m.case_id = c.id
    WHERE c.network_id = in_network AND c.id = in_case AND m.user_id IS NOT NULL
      AND EXISTS (SELECT FROM memberships ms WHERE ms.network_id = c.network_id AND ms.user_id = m.user_id AND ms.organization_id = c.organization_id)
  UNION ALL
  SELECT c.network_id, c.person_id, c.id, 'organization', s.recipient_organization_id, NULL, s.categories,
         s.starts_at, least(s.expires_at, s.revoked_at), 'consent', s.id
    FROM cases c JOIN consents s ON s.network_id = c.network_id AND s.case_id = c.id
    WHERE c.network_id = in_network AND c.id = in_case AND s.recipient_organization_id IS NOT NULL
      AND (s.revoked_at IS NULL OR s.revoked_at > s.starts_at);
END $$;

-- The list of cases is sorted by the last change of state and by number.
CREATE INDEX cases_state_since ON cases (network_id, organization_id, state_since DESC, id DESC);
