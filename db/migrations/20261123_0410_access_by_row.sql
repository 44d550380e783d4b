-- Whether a row may be read is looked up row by row, by the row's own key. Without OFFSET 0 PostgreSQL may gather every grant of the reader and of their organisation
-- first, which grows with all the organisation has ever worked on: sixty cases of a worker cost as much as the thousands of the house.
CREATE OR REPLACE FUNCTION access_condition(row_name text, key_column text, access_column text, category text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT format($f$EXISTS (SELECT FROM case_access a WHERE a.network_id = %1$s.network_id AND a.%3$s = %1$s.%2$s
    AND a.grantee_id IN ((SELECT app_user()), (SELECT app_organization()))
    AND (a.role IS NULL OR a.role = ANY ((SELECT app_roles())::text[]))
    AND a.valid_from <= now() AND (a.valid_until IS NULL OR a.valid_until > now())
    AND %4$s OFFSET 0)$f$, row_name, key_column, access_column,
    CASE WHEN category IS NULL THEN 'a.categories && (SELECT app_categories())::text[]'
         ELSE format('%1$s = ANY (a.categories) AND %1$s = ANY ((SELECT app_categories())::text[])', category) END)
$$;

-- The tables whose condition names a fixed category or none; where the row's own category decides, the condition cannot be gathered anyway.
CREATE PROCEDURE pg_temp.reads(tbl regclass, condition text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER POLICY app_reads ON %s USING (network_id = (SELECT app_network()) AND ((SELECT app_is_system()) OR (%s)))', tbl, condition);
END $$;
CALL pg_temp.reads('persons', access_condition('persons', 'id', 'person_id', '''identity'''));
CALL pg_temp.reads('cases', access_condition('cases', 'id', 'case_id', NULL));
CALL pg_temp.reads('care_team_members', access_condition('care_team_members', 'case_id', 'case_id', NULL));
CALL pg_temp.reads('consents', access_condition('consents', 'case_id', 'case_id', '''social''')
  || ' OR recipient_organization_id = (SELECT app_organization())');
CALL pg_temp.reads('person_links', access_condition('person_links', 'person_id', 'person_id', '''identity''')
  || ' AND ' || access_condition('person_links', 'linked_person_id', 'person_id', '''identity'''));

CREATE INDEX programs_organization ON programs (network_id, organization_id);

-- All grants of one case lie together: one descent finds them, where the grantees named beforehand cost one each.
DROP INDEX case_access_case;
CREATE INDEX case_access_case ON case_access (network_id, case_id);

-- The cases somebody manages or works on, as ids only: whether each may be seen is asked of `cases` itself. Years of ended cases pass by here without a look at who may see them.
CREATE FUNCTION cases_worked_on(states text[], on_day date) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 60 AS $$
BEGIN
  RETURN QUERY
  SELECT c.id FROM cases c WHERE c.network_id = app_network() AND c.case_manager_id = app_user() AND c.state = ANY (states)
  UNION
  SELECT c.id FROM care_team_members m JOIN cases c ON c.network_id = m.network_id AND c.id = m.case_id
    WHERE m.network_id = app_network() AND m.user_id = app_user() AND m.ended_at IS NULL AND (m.member_until IS NULL OR m.member_until >= on_day)
      AND c.state = ANY (states);
END $$;
REVOKE ALL ON FUNCTION cases_worked_on(text[], date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cases_worked_on(text[], date) TO lotse_app;
