-- Persons, cases, care team and consents: the facts from which access is computed.

CREATE TABLE persons (
  network_id uuid NOT NULL DEFAULT app_network() REFERENCES networks (id),
  id uuid NOT NULL,
  given_names text NOT NULL DEFAULT '', family_name text NOT NULL DEFAULT '',
  preferred_name text, pronouns text, name_prefix text, name_suffix text,
  -- ISO 8601, as exact as known: 1994, 1994-03 or 1994-03-05
  birth_date text CHECK (birth_date ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  deceased_on text CHECK (deceased_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  gender text,
  languages text[] NOT NULL DEFAULT '{}',
  interpreter_needed boolean NOT NULL DEFAULT false,
  address_protected boolean NOT NULL DEFAULT false,
  registered_by_organization_id uuid,
  search_name text NOT NULL GENERATED ALWAYS AS (lower(given_names || ' ' || coalesce(preferred_name, '') || ' ' || family_name)) STORED,
  category text NOT NULL DEFAULT 'identity' CHECK (category = 'identity'),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, registered_by_organization_id) REFERENCES organizations (network_id, id)
);
CREATE INDEX persons_search_name ON persons USING gin (search_name gin_trgm_ops);
CREATE INDEX persons_birth_date ON persons (network_id, birth_date text_pattern_ops);

CREATE TABLE programs (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  organization_id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  target_group text NOT NULL DEFAULT '',
  model text NOT NULL CHECK (model IN ('strengths', 'clinical', 'brokerage', 'intensive', 'targeted')),
  -- required instruments, timers, plan approvals, re-opening window: the schema is ProgramSettings of modules/cases
  settings jsonb NOT NULL DEFAULT '{}',
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, organization_id) REFERENCES organizations (network_id, id)
);
CALL protect_network_table('programs');
CALL keep_versions('programs');

CREATE TABLE cases (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  number text NOT NULL,
  person_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  program_id uuid NOT NULL,
  model text NOT NULL CHECK (model IN ('strengths', 'clinical', 'brokerage', 'intensive', 'targeted')),
  state text NOT NULL CHECK (state IN ('referred', 'screening', 'waitlisted', 'declined', 'assessment', 'planning', 'active', 'on_hold', 'closing', 'closed', 'entered_in_error')),
  -- what the state machine needs to go on: previous state while on hold, reasons, dates of this state; schema CaseStateDetail of modules/cases
  state_detail jsonb NOT NULL DEFAULT '{}',
  state_since timestamptz NOT NULL DEFAULT now(),
  case_manager_id uuid,
  acuity smallint NOT NULL DEFAULT 2 CHECK (acuity BETWEEN 1 AND 4),
  episode_number integer NOT NULL DEFAULT 1,
  earlier_case_id uuid,
  referral_id uuid,
  opened_on date, closed_on date,
  closure_reason text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  UNIQUE (network_id, number),
  FOREIGN KEY (network_id, person_id) REFERENCES persons (network_id, id),
  FOREIGN KEY (network_id, organization_id) REFERENCES organizations (network_id, id),
  FOREIGN KEY (network_id, program_id) REFERENCES programs (network_id, id),
  FOREIGN KEY (network_id, case_manager_id) REFERENCES users (network_id, id),
  FOREIGN KEY (network_id, earlier_case_id) REFERENCES cases (network_id, id),
  CHECK ((state = 'closed') = (closed_on IS NOT NULL))
);
CREATE INDEX cases_person ON cases (network_id, person_id);
CREATE INDEX cases_manager ON cases (network_id, case_manager_id, state);
CREATE INDEX cases_organization ON cases (network_id, organization_id, state);

CREATE TABLE case_numbers (
  network_id uuid NOT NULL DEFAULT app_network() REFERENCES networks (id), year integer NOT NULL, last_number integer NOT NULL,
  PRIMARY KEY (network_id, year)
);
CALL protect_network_table('case_numbers', 'SELECT, INSERT, UPDATE');

-- Who works on the case: a user of the system, an organisation, or somebody known by name only (a friend, a neighbour).
CREATE TABLE care_team_members (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  user_id uuid, organization_id uuid, person_id uuid, display_name text,
  role text NOT NULL,
  is_point_person boolean NOT NULL DEFAULT false,
  -- what a user of the managing organisation may see of the case; organisations see what a consent says
  categories text[] NOT NULL DEFAULT '{}',
  member_from date NOT NULL DEFAULT current_date, member_until date,
  category text NOT NULL DEFAULT 'social' CHECK (category = 'social'),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, case_id) REFERENCES cases (network_id, id),
  FOREIGN KEY (network_id, user_id) REFERENCES users (network_id, id),
  FOREIGN KEY (network_id, organization_id) REFERENCES organizations (network_id, id),
  FOREIGN KEY (network_id, person_id) REFERENCES persons (network_id, id),
  CHECK (num_nonnulls(user_id, organization_id, person_id, display_name) >= 1),
  CHECK (member_until IS NULL OR member_until >= member_from)
);
CREATE INDEX care_team_members_case ON care_team_members (network_id, case_id);
CREATE INDEX care_team_members_user ON care_team_members (network_id, user_id) WHERE user_id IS NOT NULL;
-- A case has one point person at a time.
CREATE UNIQUE INDEX care_team_members_point_person ON care_team_members (network_id, case_id) WHERE is_point_person AND member_until IS NULL;

CREATE TABLE consents (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  person_id uuid NOT NULL,
  type text NOT NULL CHECK (type IN ('case_management', 'release_of_information', 'secrecy_release_203', 'part2_tpo', 'part2_specific', 'electronic_communication', 'portal_access')),
  legal_form text NOT NULL CHECK (legal_form IN ('written', 'electronic_signature', 'verbal_documented', 'statutory_basis')),
  recipient_organization_id uuid,
  purposes text[] NOT NULL DEFAULT '{}',
  categories text[] NOT NULL DEFAULT '{}',
  starts_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  statement text NOT NULL DEFAULT '',
  grantor text NOT NULL DEFAULT 'client' CHECK (grantor IN ('client', 'representative')),
  grantor_name text,
  signed_on date,
  notice_given boolean NOT NULL DEFAULT false,
  revoked_at timestamptz, revoked_channel text,
  category text NOT NULL DEFAULT 'social' CHECK (category = 'social'),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, case_id) REFERENCES cases (network_id, id),
  FOREIGN KEY (network_id, person_id) REFERENCES persons (network_id, id),
  FOREIGN KEY (network_id, recipient_organization_id) REFERENCES organizations (network_id, id),
  CHECK (expires_at IS NULL OR expires_at > starts_at),
  CHECK (type NOT IN ('release_of_information', 'secrecy_release_203', 'part2_tpo', 'part2_specific') OR recipient_organization_id IS NOT NULL),
  -- Records of substance-use programmes need a consent of their own type (42 CFR 2.31).
  CHECK (type IN ('part2_tpo', 'part2_specific') OR NOT 'sud_part2' = ANY (categories))
);
CREATE INDEX consents_case ON consents (network_id, case_id);
CREATE INDEX consents_recipient ON consents (network_id, recipient_organization_id) WHERE recipient_organization_id IS NOT NULL;

-- ---------------------------------------------------------------- access
-- Per person (and case) and per user or organisation: the categories they may see, from when until when, and why.
CREATE TABLE case_access (
  network_id uuid NOT NULL,
  person_id uuid NOT NULL,
  case_id uuid,
  grantee_kind text NOT NULL CHECK (grantee_kind IN ('user', 'organization')),
  grantee_id uuid NOT NULL,
  role text,
  categories text[] NOT NULL,
  valid_from timestamptz NOT NULL DEFAULT '-infinity',
  valid_until timestamptz,
  basis text NOT NULL CHECK (basis IN ('assignment', 'managing_organization', 'care_team', 'consent', 'registration')),
  basis_id uuid NOT NULL
);
CREATE UNIQUE INDEX case_access_key ON case_access (network_id, person_id, case_id, grantee_id, role, basis, basis_id) NULLS NOT DISTINCT;
CREATE INDEX case_access_case ON case_access (network_id, case_id, grantee_id);
CREATE INDEX case_access_person ON case_access (network_id, person_id, grantee_id);
CREATE INDEX case_access_grantee ON case_access (network_id, grantee_id, case_id);
CALL protect_with('case_access', 'grantee_id IN ((SELECT app_user()), (SELECT app_organization()))', 'false', 'SELECT');

-- All categories a case team may work with; process notes of a therapist stay with their author (45 CFR 164.501).
CREATE FUNCTION working_categories() RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY['identity','social','health_general','mental_health','sud_part2','reproductive_hiv_genetic','violence_safety','finance','child_protection','legal_immigration','staff_or_vip']
$$;

CREATE FUNCTION refresh_case_access(in_network uuid, in_case uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
         m.member_from::timestamptz, (m.member_until + 1)::timestamptz, 'care_team', m.id
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
REVOKE ALL ON FUNCTION refresh_case_access(uuid, uuid) FROM PUBLIC;

CREATE FUNCTION access_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'cases' THEN
    PERFORM refresh_case_access(NEW.network_id, NEW.id);
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM refresh_case_access(OLD.network_id, OLD.case_id);
  ELSE
    PERFORM refresh_case_access(NEW.network_id, NEW.case_id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER access_changed AFTER INSERT OR UPDATE OF person_id, organization_id, case_manager_id ON cases FOR EACH ROW EXECUTE FUNCTION access_changed();
CREATE TRIGGER access_changed AFTER INSERT OR UPDATE OR DELETE ON care_team_members FOR EACH ROW EXECUTE FUNCTION access_changed();
CREATE TRIGGER access_changed AFTER INSERT OR UPDATE OR DELETE ON consents FOR EACH ROW EXECUTE FUNCTION access_changed();

-- A person registered by an organisation is known to its intake and supervisors before any case exists.
CREATE FUNCTION registration_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM case_access WHERE network_id = NEW.network_id AND person_id = NEW.id AND basis = 'registration';
  IF NEW.registered_by_organization_id IS NOT NULL THEN
    INSERT INTO case_access (network_id, person_id, grantee_kind, grantee_id, role, categories, basis, basis_id)
    SELECT NEW.network_id, NEW.id, 'organization', NEW.registered_by_organization_id, role, ARRAY['identity','social','health_general'], 'registration', NEW.id
      FROM unnest(ARRAY['supervisor','intake_worker']) AS role;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER registration_changed AFTER INSERT OR UPDATE OF registered_by_organization_id ON persons FOR EACH ROW EXECUTE FUNCTION registration_changed();

-- Who may see what of a case, for the care-team panel and the "what they see" preview; only for those who may see the case.
CREATE FUNCTION access_to_case(in_case uuid) RETURNS SETOF case_access LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.* FROM case_access a WHERE a.network_id = app_network() AND a.case_id = in_case
    AND EXISTS (SELECT FROM case_access mine WHERE mine.network_id = app_network() AND mine.case_id = in_case
      AND mine.grantee_id IN (app_user(), app_organization()) AND (mine.role IS NULL OR mine.role = ANY (app_roles()))
      AND mine.valid_from <= now() AND (mine.valid_until IS NULL OR mine.valid_until > now()))
$$;
REVOKE ALL ON FUNCTION access_to_case(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access_to_case(uuid) TO lotse_app;

-- ---------------------------------------------------------------- protection of the above
-- A new person or case is not visible to its creator until the access trigger has run: insert first, then read.
DO $$
DECLARE
  person_seen text := access_condition('persons', 'id', 'person_id', '''identity''');
  case_seen text := access_condition('cases', 'id', 'case_id', NULL);
  member_changed text := access_condition('care_team_members', 'case_id', 'case_id', '''social''');
  member_seen text := access_condition('care_team_members', 'case_id', 'case_id', NULL);
  consent_seen text := access_condition('consents', 'case_id', 'case_id', '''social''');
BEGIN
  CALL protect_with('persons', person_seen, 'registered_by_organization_id = (SELECT app_organization()) OR ' || person_seen, 'SELECT, INSERT, UPDATE');
  CALL protect_with('cases', case_seen, 'organization_id = (SELECT app_organization()) OR ' || case_seen, 'SELECT, INSERT, UPDATE');
  CALL protect_with('care_team_members', member_seen, member_changed);
  CALL protect_with('consents', consent_seen || ' OR recipient_organization_id = (SELECT app_organization())', consent_seen, 'SELECT, INSERT, UPDATE');
END $$;
CALL keep_versions('persons', '-', 'id');
CALL keep_versions('cases', 'id', 'person_id');
CALL keep_versions('care_team_members');
CALL keep_versions('consents');

CALL protect_with('row_history',
  '(case_id IS NULL AND person_id IS NULL) OR ' || access_condition('row_history', 'case_id', 'case_id', 'row_history.category') || ' OR (case_id IS NULL AND ' || access_condition('row_history', 'person_id', 'person_id', 'row_history.category') || ')',
  'false', 'SELECT');
CALL append_only('row_history');
