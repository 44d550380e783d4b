-- Assessments: instruments taken in from outside, what was answered, and the needs and strengths that follow.

-- The instruments we ship are files of the product (modules/assessments/instruments); here are those a network brought itself.
CREATE TABLE questionnaires (
  network_id uuid NOT NULL DEFAULT app_network() REFERENCES networks (id),
  id uuid NOT NULL,
  -- how programmes name it, the same for every edition
  key text NOT NULL CHECK (key ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  url text NOT NULL,
  form_version text NOT NULL,
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  status text NOT NULL CHECK (status IN ('draft', 'active', 'retired')),
  -- what its answers are filed under
  category text NOT NULL,
  licence text NOT NULL DEFAULT '',
  resource jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  UNIQUE (network_id, url, form_version)
);
CREATE INDEX questionnaires_key ON questionnaires (network_id, key);
CALL protect_network_table('questionnaires', 'SELECT, INSERT, UPDATE');
CALL keep_versions('questionnaires');

CREATE TABLE assessments (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  person_id uuid NOT NULL,
  category text NOT NULL,
  questionnaire_key text NOT NULL,
  questionnaire_url text NOT NULL,
  form_version text NOT NULL,
  language text NOT NULL CHECK (language IN ('en', 'de', 'it')),
  mode text NOT NULL CHECK (mode IN ('self', 'interview', 'proxy')),
  -- who answered for the client, when somebody else did
  respondent text CHECK (length(respondent) BETWEEN 1 AND 200),
  status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'completed', 'amended', 'entered_in_error')),
  -- the first of a chain of amendments; itself for most
  original_id uuid NOT NULL,
  replaces_id uuid,
  amendment_reason text CHECK (length(amendment_reason) BETWEEN 3 AND 1000),
  -- FHIR QuestionnaireResponse, with the scores the server calculated
  response jsonb NOT NULL,
  total double precision,
  band text,
  mean double precision,
  -- level by link id of the area of life
  domains jsonb NOT NULL DEFAULT '{}',
  -- link ids of answers that need a person at once
  alerts text[] NOT NULL DEFAULT '{}',
  alert_raised_at timestamptz,
  authored_at timestamptz,
  completed_at timestamptz,
  completed_by uuid,
  withdrawn_reason text CHECK (length(withdrawn_reason) BETWEEN 3 AND 1000),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, case_id) REFERENCES cases (network_id, id),
  FOREIGN KEY (network_id, person_id) REFERENCES persons (network_id, id),
  FOREIGN KEY (network_id, original_id) REFERENCES assessments (network_id, id),
  FOREIGN KEY (network_id, replaces_id) REFERENCES assessments (network_id, id),
  FOREIGN KEY (network_id, created_by) REFERENCES users (network_id, id),
  FOREIGN KEY (network_id, completed_by) REFERENCES users (network_id, id),
  CHECK ((replaces_id IS NULL) = (original_id = id)),
  CHECK ((replaces_id IS NULL) = (amendment_reason IS NULL)),
  CHECK (mode = 'proxy' OR respondent IS NULL),
  CHECK (status IN ('draft', 'entered_in_error') OR (completed_at IS NOT NULL AND authored_at IS NOT NULL)),
  CHECK ((status = 'entered_in_error') = (withdrawn_reason IS NOT NULL)),
  CHECK ((cardinality(alerts) > 0) = (alert_raised_at IS NOT NULL))
);
CREATE INDEX assessments_case ON assessments (network_id, case_id, created_at DESC);
CREATE INDEX assessments_person ON assessments (network_id, person_id, questionnaire_key, completed_at DESC);
CREATE INDEX assessments_original ON assessments (network_id, original_id);
-- One amendment of an assessment is written at a time, and one replaces it.
CREATE UNIQUE INDEX assessments_replaces ON assessments (network_id, replaces_id) WHERE replaces_id IS NOT NULL AND status <> 'entered_in_error';
CALL protect_case_table('assessments', 'SELECT, INSERT, UPDATE');
CALL keep_versions('assessments');

-- What was completed stays as it was completed, whoever asks: an amendment is a row of its own, a mistake is marked.
CREATE FUNCTION assessment_completed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  may_change text[] := ARRAY['status', 'withdrawn_reason', 'version', 'updated_at', 'updated_by'];
BEGIN
  IF OLD.status <> 'draft' AND (TG_OP = 'DELETE' OR OLD.status = 'entered_in_error' OR NEW.status NOT IN (OLD.status, 'amended', 'entered_in_error')
    OR to_jsonb(NEW) - may_change <> to_jsonb(OLD) - may_change) THEN
    RAISE EXCEPTION 'a completed assessment does not change' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'assessment_completed';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER assessment_completed BEFORE UPDATE OR DELETE ON assessments FOR EACH ROW EXECUTE FUNCTION assessment_completed();
CREATE TRIGGER assessment_completed_whole BEFORE TRUNCATE ON assessments FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Who looked after an answer that spoke of danger, when, and what was done.
CREATE TABLE safety_acknowledgements (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  assessment_id uuid NOT NULL,
  case_id uuid NOT NULL,
  person_id uuid NOT NULL,
  category text NOT NULL,
  action text NOT NULL CHECK (action IN ('safe_now', 'safety_plan', 'crisis_service', 'emergency', 'supervisor_informed', 'not_reached')),
  note text NOT NULL CHECK (length(note) BETWEEN 3 AND 4000),
  acknowledged_at timestamptz NOT NULL,
  acknowledged_by uuid NOT NULL,
  PRIMARY KEY (network_id, id),
  UNIQUE (network_id, assessment_id),
  FOREIGN KEY (network_id, assessment_id) REFERENCES assessments (network_id, id),
  FOREIGN KEY (network_id, case_id) REFERENCES cases (network_id, id),
  FOREIGN KEY (network_id, person_id) REFERENCES persons (network_id, id),
  FOREIGN KEY (network_id, acknowledged_by) REFERENCES users (network_id, id)
);
CREATE INDEX safety_acknowledgements_case ON safety_acknowledgements (network_id, case_id);
CALL protect_case_table('safety_acknowledgements', 'SELECT, INSERT');
CALL append_only('safety_acknowledgements');

-- A gap in one area of life. Proposals of a completed assessment are derived, not stored; a decision about one is a row here.
CREATE TABLE needs (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  person_id uuid NOT NULL,
  category text NOT NULL,
  domain text NOT NULL,
  text text NOT NULL DEFAULT '' CHECK (length(text) <= 1000),
  -- what the client said; nobody else's words
  own_words text NOT NULL DEFAULT '' CHECK (length(own_words) <= 4000),
  wants_help boolean,
  -- 1 = in crisis … 5 = thriving, as the assessment had it
  level smallint CHECK (level BETWEEN 1 AND 5),
  priority smallint NOT NULL CHECK (priority BETWEEN 1 AND 3),
  status text NOT NULL CHECK (status IN ('open', 'met', 'deferred', 'rejected')),
  status_reason text NOT NULL DEFAULT '' CHECK (length(status_reason) <= 1000),
  -- the first of the chain of assessments that proposed it
  source_assessment_id uuid,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, case_id) REFERENCES cases (network_id, id),
  FOREIGN KEY (network_id, person_id) REFERENCES persons (network_id, id),
  FOREIGN KEY (network_id, source_assessment_id) REFERENCES assessments (network_id, id),
  CHECK (status IN ('open', 'met') OR length(status_reason) >= 3)
);
CREATE INDEX needs_case ON needs (network_id, case_id, status, priority);
CREATE UNIQUE INDEX needs_proposal ON needs (network_id, source_assessment_id, domain) WHERE source_assessment_id IS NOT NULL;
CALL protect_case_table('needs', 'SELECT, INSERT, UPDATE');
CALL keep_versions('needs');

-- What a plan can build on.
CREATE TABLE strengths (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  person_id uuid NOT NULL,
  category text NOT NULL DEFAULT 'social',
  domain text NOT NULL,
  text text NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
  status text NOT NULL CHECK (status IN ('present', 'past', 'rejected')),
  status_reason text NOT NULL DEFAULT '' CHECK (length(status_reason) <= 1000),
  source_assessment_id uuid,
  -- which answer of that assessment said so
  source_key text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, case_id) REFERENCES cases (network_id, id),
  FOREIGN KEY (network_id, person_id) REFERENCES persons (network_id, id),
  FOREIGN KEY (network_id, source_assessment_id) REFERENCES assessments (network_id, id),
  CHECK ((source_assessment_id IS NULL) = (source_key IS NULL))
);
CREATE INDEX strengths_case ON strengths (network_id, case_id, status);
CREATE UNIQUE INDEX strengths_proposal ON strengths (network_id, source_assessment_id, source_key) WHERE source_assessment_id IS NOT NULL;
CALL protect_case_table('strengths', 'SELECT, INSERT, UPDATE');
CALL keep_versions('strengths');

-- "There is no need": said with a reason, and withdrawn by the first need that is recorded after it.
CREATE TABLE no_need_statements (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  person_id uuid NOT NULL,
  category text NOT NULL DEFAULT 'social' CHECK (category = 'social'),
  reason text NOT NULL CHECK (length(reason) BETWEEN 3 AND 1000),
  withdrawn_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, case_id) REFERENCES cases (network_id, id),
  FOREIGN KEY (network_id, person_id) REFERENCES persons (network_id, id)
);
CREATE UNIQUE INDEX no_need_statements_case ON no_need_statements (network_id, case_id) WHERE withdrawn_at IS NULL;
CALL protect_case_table('no_need_statements', 'SELECT, INSERT, UPDATE');
CALL keep_versions('no_need_statements');
