-- The three streams: journal, duties, access log; and what every write needs: receipts, drafts, mail.

CREATE TABLE journal (
  network_id uuid NOT NULL DEFAULT app_network() REFERENCES networks (id),
  id uuid NOT NULL,
  -- the chain the event belongs to: a case, else a person, else an organisation or the network
  stream_id uuid NOT NULL,
  stream_position integer NOT NULL CHECK (stream_position >= 1),
  area text NOT NULL, type text NOT NULL,
  case_id uuid, person_id uuid, organization_id uuid,
  category text NOT NULL,
  at timestamptz NOT NULL,
  actor_user_id uuid, actor_organization_id uuid,
  purpose text NOT NULL,
  facts jsonb NOT NULL,
  previous_hash bytea, hash bytea NOT NULL,
  -- order of commits, for readers that follow the stream: see feed.ts
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  PRIMARY KEY (network_id, id),
  UNIQUE (network_id, stream_id, stream_position)
);
CREATE INDEX journal_case ON journal (network_id, case_id, at DESC, id DESC) WHERE case_id IS NOT NULL;
CREATE INDEX journal_person ON journal (network_id, person_id, at DESC) WHERE person_id IS NOT NULL;
CREATE INDEX journal_feed ON journal (network_id, transaction_id, id);
CALL protect_with('journal',
  access_condition('journal', 'case_id', 'case_id', 'journal.category')
    || ' OR (case_id IS NULL AND ' || access_condition('journal', 'person_id', 'person_id', 'journal.category') || ')'
    || ' OR (case_id IS NULL AND person_id IS NULL AND organization_id = (SELECT app_organization()))'
    || ' OR (case_id IS NULL AND person_id IS NULL AND actor_user_id = (SELECT app_user()))',
  'actor_user_id = (SELECT app_user())', 'SELECT, INSERT');
CALL append_only('journal');

-- The end of each chain; locked by the writer, so the events of one case are written one after the other.
CREATE TABLE journal_heads (
  network_id uuid NOT NULL DEFAULT app_network(), stream_id uuid NOT NULL, position integer NOT NULL, hash bytea NOT NULL,
  PRIMARY KEY (network_id, stream_id)
);
CALL protect_network_table('journal_heads', 'SELECT, INSERT, UPDATE');

CREATE TABLE duties (
  network_id uuid NOT NULL DEFAULT app_network() REFERENCES networks (id),
  id uuid NOT NULL,
  -- who derives it (area.source), for what (a case, a referral …), and which occasion of it
  source text NOT NULL, scope_id uuid NOT NULL, duty_key text NOT NULL,
  area text NOT NULL, kind text NOT NULL,
  case_id uuid, person_id uuid,
  category text NOT NULL,
  facts jsonb NOT NULL DEFAULT '{}',
  starts_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  due_on date,
  warn_at timestamptz,
  escalates_at timestamptz, escalated_at timestamptz,
  rule_id text, citation text,
  priority integer NOT NULL DEFAULT 0,
  assignee_user_id uuid, assignee_organization_id uuid, assignee_role text,
  -- handed over by hand; stays as long as the duty does
  handed_to_user_id uuid, handed_reason text,
  holder_user_id uuid GENERATED ALWAYS AS (coalesce(handed_to_user_id, assignee_user_id)) STORED,
  verb text NOT NULL, target text NOT NULL,
  postponed_until timestamptz, postponed_reason text,
  dismissed_at timestamptz, dismissed_by uuid, dismissed_reason text,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (network_id, id),
  UNIQUE (network_id, source, scope_id, duty_key),
  CHECK (num_nonnulls(assignee_user_id, assignee_organization_id) >= 1)
);
CREATE INDEX duties_holder ON duties (network_id, holder_user_id, due_at) WHERE dismissed_at IS NULL;
CREATE INDEX duties_organization ON duties (network_id, assignee_organization_id, assignee_role, due_at) WHERE dismissed_at IS NULL;
CREATE INDEX duties_case ON duties (network_id, case_id);
CREATE INDEX duties_escalation ON duties (network_id, escalates_at) WHERE escalated_at IS NULL AND dismissed_at IS NULL;
CALL protect_with('duties',
  '(case_id IS NOT NULL AND ' || access_condition('duties', 'case_id', 'case_id', 'duties.category') || ')'
    || ' OR (case_id IS NULL AND (holder_user_id = (SELECT app_user()) OR (assignee_organization_id = (SELECT app_organization()) AND (assignee_role IS NULL OR assignee_role = ANY ((SELECT app_roles())::text[])))))',
  'false', 'SELECT, INSERT, UPDATE, DELETE');
-- Postponing, dismissing and handing over are the actor's own changes; everything else about a duty is derived by the system.
DROP POLICY app_updates ON duties;
CREATE POLICY app_updates ON duties FOR UPDATE TO lotse_app USING (network_id = (SELECT app_network())) WITH CHECK (network_id = (SELECT app_network()));

CREATE TABLE access_log (
  network_id uuid NOT NULL DEFAULT app_network() REFERENCES networks (id),
  id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  user_id uuid, organization_id uuid, session_id uuid,
  person_id uuid, case_id uuid,
  categories text[] NOT NULL DEFAULT '{}',
  action text NOT NULL CHECK (action IN ('view', 'search', 'export', 'print', 'feed', 'import')),
  purpose text NOT NULL,
  route text NOT NULL,
  result_count integer,
  PRIMARY KEY (network_id, id)
);
CREATE INDEX access_log_person ON access_log (network_id, person_id, at DESC);
CREATE INDEX access_log_user ON access_log (network_id, user_id, at DESC);
-- The client's own view of this log belongs to the privacy officer and to the person's team.
CALL protect_with('access_log', '''privacy_officer'' = ANY ((SELECT app_roles())::text[])', 'user_id = (SELECT app_user())', 'SELECT, INSERT');
CALL append_only('access_log');

-- What was created under an id by whom with which content, so that a repeated request is the same record.
CREATE TABLE receipts (
  network_id uuid NOT NULL DEFAULT app_network(), id uuid NOT NULL,
  kind text NOT NULL, body_hash bytea NOT NULL,
  user_id uuid NOT NULL DEFAULT app_user(), created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (network_id, id)
);
CALL protect_with('receipts', 'true', 'user_id = (SELECT app_user())', 'SELECT, INSERT');
CALL append_only('receipts');

CREATE TABLE drafts (
  network_id uuid NOT NULL DEFAULT app_network(), user_id uuid NOT NULL DEFAULT app_user(),
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
  body jsonb NOT NULL,
  label jsonb NOT NULL DEFAULT '{}',
  device text NOT NULL DEFAULT '',
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (network_id, user_id, key),
  FOREIGN KEY (network_id, user_id) REFERENCES users (network_id, id)
);
CALL protect_own_table('drafts');

-- Mail to be sent: template and facts, never client data; put into words in the receiver's language when it leaves.
CREATE TABLE mails (
  network_id uuid NOT NULL DEFAULT app_network() REFERENCES networks (id),
  id uuid NOT NULL,
  to_address text NOT NULL,
  language text NOT NULL CHECK (language IN ('en', 'de', 'it')),
  template text NOT NULL,
  facts jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  sent_at timestamptz, failed_at timestamptz, failure text,
  PRIMARY KEY (network_id, id)
);
CALL protect_with('mails', '''administrator'' = ANY ((SELECT app_roles())::text[])', '(SELECT app_user()) IS NOT NULL', 'SELECT, INSERT, UPDATE');
