-- Care plans: versions and what they say (frozen once submitted), how goals and interventions go, progress, signatures.

CREATE TABLE plans (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  category text NOT NULL DEFAULT 'social',
  number integer NOT NULL CHECK (number >= 1),
  status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'submitted', 'returned', 'signed', 'in_force', 'superseded', 'withdrawn')),
  based_on_id uuid, revision_reason text CHECK (length(revision_reason) <= 1000),
  review_on date,
  emergency_plan text NOT NULL DEFAULT '' CHECK (length(emergency_plan) <= 4000),
  -- whose word this submission needs, as the programme said that day: schema AskedParty[] of modules/plans
  asked jsonb NOT NULL DEFAULT '[]',
  copy_id uuid,
  submitted_at timestamptz, submitted_by uuid,
  returned_at timestamptz, returned_by uuid, return_reason text CHECK (length(return_reason) <= 1000),
  signed_on date,
  in_force_on date, ended_on date,
  withdrawal_reason text CHECK (length(withdrawal_reason) <= 1000),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  UNIQUE (network_id, case_id, number),
  FOREIGN KEY (network_id, case_id) REFERENCES cases (network_id, id),
  FOREIGN KEY (network_id, based_on_id) REFERENCES plans (network_id, id),
  CHECK (number > 1 OR based_on_id IS NULL),
  CHECK (status IN ('draft', 'withdrawn') OR copy_id IS NOT NULL),
  CHECK (status NOT IN ('in_force', 'superseded') OR in_force_on IS NOT NULL)
);
-- A case has one version in work and one in force.
CREATE UNIQUE INDEX plans_in_work ON plans (network_id, case_id) WHERE status IN ('draft', 'submitted', 'returned', 'signed');
CREATE UNIQUE INDEX plans_in_force ON plans (network_id, case_id) WHERE status = 'in_force';
CREATE INDEX plans_based_on ON plans (network_id, based_on_id) WHERE based_on_id IS NOT NULL;

-- A goal through all versions: how it goes and how it ended. What was agreed about it stands in plan_goals.
CREATE TABLE goals (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  category text NOT NULL,
  outcome text CHECK (outcome IN ('achieved', 'partly_achieved', 'not_achieved', 'not_pursued')),
  outcome_on date, outcome_note text CHECK (length(outcome_note) <= 2000),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, case_id) REFERENCES cases (network_id, id),
  CHECK ((outcome IS NULL) = (outcome_on IS NULL))
);
CREATE INDEX goals_case ON goals (network_id, case_id);

CREATE TABLE plan_goals (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  goal_id uuid NOT NULL,
  case_id uuid NOT NULL,
  category text NOT NULL,
  position integer NOT NULL,
  client_words text NOT NULL CHECK (length(client_words) BETWEEN 3 AND 500),
  measure text NOT NULL DEFAULT '' CHECK (length(measure) <= 500),
  scale text NOT NULL DEFAULT 'percent' CHECK (scale IN ('percent', 'gas', 'number')),
  unit text NOT NULL DEFAULT '' CHECK (length(unit) <= 20),
  baseline double precision, target double precision, target_on date,
  strengths text NOT NULL DEFAULT '' CHECK (length(strengths) <= 500),
  need_ids uuid[] NOT NULL DEFAULT '{}', strength_ids uuid[] NOT NULL DEFAULT '{}',
  internal_note text NOT NULL DEFAULT '' CHECK (length(internal_note) <= 4000),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  UNIQUE (network_id, plan_id, goal_id),
  FOREIGN KEY (network_id, plan_id) REFERENCES plans (network_id, id),
  FOREIGN KEY (network_id, goal_id) REFERENCES goals (network_id, id),
  FOREIGN KEY (network_id, case_id) REFERENCES cases (network_id, id)
);
CREATE INDEX plan_goals_goal ON plan_goals (network_id, goal_id);
CREATE INDEX plan_goals_case ON plan_goals (network_id, case_id);

-- An intervention through all versions: whether it runs and was done.
CREATE TABLE interventions (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  goal_id uuid NOT NULL,
  case_id uuid NOT NULL,
  category text NOT NULL,
  status text NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'running', 'done', 'stopped')),
  status_on date, status_note text NOT NULL DEFAULT '' CHECK (length(status_note) <= 1000),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, goal_id) REFERENCES goals (network_id, id),
  FOREIGN KEY (network_id, case_id) REFERENCES cases (network_id, id)
);
CREATE INDEX interventions_goal ON interventions (network_id, goal_id);
CREATE INDEX interventions_case ON interventions (network_id, case_id);

CREATE TABLE plan_interventions (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  goal_id uuid NOT NULL,
  intervention_id uuid NOT NULL,
  case_id uuid NOT NULL,
  category text NOT NULL,
  position integer NOT NULL,
  what text NOT NULL CHECK (length(what) BETWEEN 3 AND 500),
  responsible_user_id uuid, responsible_organization_id uuid, responsible_name text CHECK (length(responsible_name) BETWEEN 1 AND 200),
  times smallint CHECK (times BETWEEN 1 AND 99), per text CHECK (per IN ('once', 'day', 'week', 'month', 'as_needed')),
  schedule_note text NOT NULL DEFAULT '' CHECK (length(schedule_note) <= 200),
  starts_on date, ends_on date, due_on date,
  internal_note text NOT NULL DEFAULT '' CHECK (length(internal_note) <= 4000),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  UNIQUE (network_id, plan_id, intervention_id),
  FOREIGN KEY (network_id, plan_id, goal_id) REFERENCES plan_goals (network_id, plan_id, goal_id),
  FOREIGN KEY (network_id, intervention_id) REFERENCES interventions (network_id, id),
  FOREIGN KEY (network_id, case_id) REFERENCES cases (network_id, id),
  FOREIGN KEY (network_id, responsible_user_id) REFERENCES users (network_id, id),
  FOREIGN KEY (network_id, responsible_organization_id) REFERENCES organizations (network_id, id),
  CONSTRAINT plan_interventions_one_responsible CHECK (num_nonnulls(responsible_user_id, responsible_organization_id, responsible_name) <= 1),
  CONSTRAINT plan_interventions_period CHECK (ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on)
);
CREATE INDEX plan_interventions_goal ON plan_interventions (network_id, plan_id, goal_id);
CREATE INDEX plan_interventions_intervention ON plan_interventions (network_id, intervention_id);
CREATE INDEX plan_interventions_case ON plan_interventions (network_id, case_id);
CREATE INDEX plan_interventions_user ON plan_interventions (network_id, responsible_user_id) WHERE responsible_user_id IS NOT NULL;
CREATE INDEX plan_interventions_organization ON plan_interventions (network_id, responsible_organization_id) WHERE responsible_organization_id IS NOT NULL;

CREATE TABLE goal_progress (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  goal_id uuid NOT NULL,
  case_id uuid NOT NULL,
  category text NOT NULL,
  recorded_on date NOT NULL,
  value double precision NOT NULL,
  note text NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
  entered_in_error_at timestamptz, entered_in_error_by uuid, entered_in_error_reason text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, goal_id) REFERENCES goals (network_id, id),
  FOREIGN KEY (network_id, case_id) REFERENCES cases (network_id, id)
);
CREATE INDEX goal_progress_goal ON goal_progress (network_id, goal_id, recorded_on);
CREATE INDEX goal_progress_case ON goal_progress (network_id, case_id);

-- The text of a version as it was submitted, word for word: canonical JSON (PlanContent of modules/plans) and its SHA-256. What is signed is this.
CREATE TABLE plan_copies (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  case_id uuid NOT NULL,
  -- every category the text speaks of; only who may see all of them may see it
  categories text[] NOT NULL CHECK (cardinality(categories) >= 1),
  content text NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$' AND sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(),
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, plan_id) REFERENCES plans (network_id, id),
  FOREIGN KEY (network_id, case_id) REFERENCES cases (network_id, id)
);
CREATE INDEX plan_copies_plan ON plan_copies (network_id, plan_id);
CREATE INDEX plan_copies_case ON plan_copies (network_id, case_id);
ALTER TABLE plans ADD FOREIGN KEY (network_id, copy_id) REFERENCES plan_copies (network_id, id);

CREATE TABLE plan_signatures (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  copy_id uuid NOT NULL,
  case_id uuid NOT NULL,
  category text NOT NULL,
  party text NOT NULL CHECK (party IN ('client', 'custodians', 'supervisor', 'physician', 'professionals')),
  mode text NOT NULL CHECK (mode IN ('drawn', 'paper', 'refused', 'session')),
  by_representative boolean NOT NULL DEFAULT false,
  signer_user_id uuid,
  signer_name text NOT NULL DEFAULT '' CHECK (length(signer_name) <= 200),
  -- by what right a representative signs: guardian, power of attorney …
  authority text NOT NULL DEFAULT '' CHECK (length(authority) <= 200),
  strokes jsonb,
  document_id uuid,
  reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 1000),
  signed_on date NOT NULL,
  sha256 text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(),
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, plan_id) REFERENCES plans (network_id, id),
  FOREIGN KEY (network_id, copy_id) REFERENCES plan_copies (network_id, id),
  FOREIGN KEY (network_id, case_id) REFERENCES cases (network_id, id),
  FOREIGN KEY (network_id, signer_user_id) REFERENCES users (network_id, id),
  FOREIGN KEY (network_id, document_id) REFERENCES documents (network_id, id),
  -- clients and custodians sign on the screen or on paper, professionals with their own sign-in
  CHECK ((party IN ('client', 'custodians')) = (mode <> 'session') AND (mode = 'session') = (signer_user_id IS NOT NULL)),
  CHECK ((mode = 'drawn') = (strokes IS NOT NULL)),
  CHECK (mode <> 'paper' OR document_id IS NOT NULL),
  CHECK (mode <> 'refused' OR length(reason) >= 3)
);
-- Everybody gives their word once for one submission.
CREATE UNIQUE INDEX plan_signatures_once ON plan_signatures (network_id, copy_id, party);
CREATE INDEX plan_signatures_plan ON plan_signatures (network_id, plan_id);
CREATE INDEX plan_signatures_case ON plan_signatures (network_id, case_id);

-- ---------------------------------------------------------------- what was submitted does not change
-- The plan row is locked meanwhile, so that nobody adds a goal while somebody submits.
CREATE FUNCTION plan_part_frozen() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  part record := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  plan_status text;
BEGIN
  SELECT status INTO plan_status FROM plans WHERE network_id = part.network_id AND id = part.plan_id FOR SHARE;
  IF plan_status NOT IN ('draft', 'returned') OR (TG_OP = 'UPDATE' AND NEW.plan_id <> OLD.plan_id) THEN
    RAISE EXCEPTION 'a submitted plan does not change' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'plan_frozen';
  END IF;
  RETURN part;
END $$;

CREATE FUNCTION plan_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.status NOT IN ('draft', 'returned')
      AND (NEW.case_id, NEW.number, NEW.based_on_id, NEW.revision_reason, NEW.review_on, NEW.emergency_plan, NEW.copy_id)
          IS DISTINCT FROM (OLD.case_id, OLD.number, OLD.based_on_id, OLD.revision_reason, OLD.review_on, OLD.emergency_plan, OLD.copy_id))
    OR (OLD.status <> 'draft' AND NEW.status = 'draft')
    OR (OLD.status = 'in_force' AND NEW.status NOT IN ('in_force', 'superseded'))
    OR (OLD.status IN ('superseded', 'withdrawn') AND NEW.status <> OLD.status) THEN
    RAISE EXCEPTION 'a submitted plan does not change' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'plan_frozen';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER plan_frozen BEFORE UPDATE ON plans FOR EACH ROW EXECUTE FUNCTION plan_frozen();
CREATE TRIGGER plan_part_frozen BEFORE INSERT OR UPDATE OR DELETE ON plan_goals FOR EACH ROW EXECUTE FUNCTION plan_part_frozen();
CREATE TRIGGER plan_part_frozen BEFORE INSERT OR UPDATE OR DELETE ON plan_interventions FOR EACH ROW EXECUTE FUNCTION plan_part_frozen();
CALL append_only('plan_copies');
CALL append_only('plan_signatures');

-- ---------------------------------------------------------------- protection
CALL protect_case_table('plans', 'SELECT, INSERT, UPDATE');
CALL protect_case_table('goals');
CALL protect_case_table('plan_goals');
CALL protect_case_table('interventions');
CALL protect_case_table('plan_interventions');
CALL protect_case_table('goal_progress', 'SELECT, INSERT, UPDATE');
CALL protect_case_table('plan_signatures', 'SELECT, INSERT');
DO $$
DECLARE
  whole text := replace(access_condition('plan_copies', 'case_id', 'case_id', 'plan_copies.category'),
    'plan_copies.category = ANY (a.categories) AND plan_copies.category = ANY ((SELECT app_categories())::text[])',
    'plan_copies.categories <@ a.categories AND plan_copies.categories <@ (SELECT app_categories())::text[]');
BEGIN
  CALL protect_with('plan_copies', whole, whole, 'SELECT, INSERT');
END $$;
CALL keep_versions('plans');
CALL keep_versions('goals');
CALL keep_versions('plan_goals');
CALL keep_versions('interventions');
CALL keep_versions('plan_interventions');
CALL keep_versions('goal_progress');
