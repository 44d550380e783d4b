-- Who may see a case, computed from assignment, care team and consents: for the table that row-level security reads, and for the check that nothing of it is wrong.
CREATE FUNCTION computed_case_access(in_network uuid, in_case uuid) RETURNS SETOF case_access LANGUAGE sql STABLE AS $$
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
      AND (s.revoked_at IS NULL OR s.revoked_at > s.starts_at)
$$;
REVOKE ALL ON FUNCTION computed_case_access(uuid, uuid) FROM PUBLIC;

CREATE OR REPLACE FUNCTION refresh_case_access(in_network uuid, in_case uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM case_access WHERE network_id = in_network AND case_id = in_case;
  INSERT INTO case_access SELECT * FROM computed_case_access(in_network, in_case);
END $$;
