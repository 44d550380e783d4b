-- What was taken over from other systems: the health record of a person, who wrote it, and the imports themselves.

-- ---------------------------------------------------------------- who appears in records without being a user here
CREATE TABLE practitioners (
  network_id uuid NOT NULL DEFAULT app_network() REFERENCES networks (id),
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  phone text, email text,
  -- [{system, type, value}]: licence and provider numbers
  identifiers jsonb NOT NULL DEFAULT '[]',
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id)
);
CREATE INDEX practitioners_name ON practitioners USING gin (name gin_trgm_ops);
CALL protect_network_table('practitioners', 'SELECT, INSERT, UPDATE');
CALL keep_versions('practitioners');

-- A place where an organisation works.
CREATE TABLE sites (
  network_id uuid NOT NULL DEFAULT app_network() REFERENCES networks (id),
  id uuid NOT NULL,
  organization_id uuid,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  phone text,
  address jsonb,
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, organization_id) REFERENCES organizations (network_id, id)
);
CREATE INDEX sites_organization ON sites (network_id, organization_id);
CALL protect_network_table('sites', 'SELECT, INSERT, UPDATE');
CALL keep_versions('sites');

-- What a practitioner does for an organisation.
CREATE TABLE practitioner_roles (
  network_id uuid NOT NULL DEFAULT app_network() REFERENCES networks (id),
  id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  organization_id uuid,
  site_id uuid,
  -- [{system, code, display}]
  roles jsonb NOT NULL DEFAULT '[]',
  specialties jsonb NOT NULL DEFAULT '[]',
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, practitioner_id) REFERENCES practitioners (network_id, id),
  FOREIGN KEY (network_id, organization_id) REFERENCES organizations (network_id, id),
  FOREIGN KEY (network_id, site_id) REFERENCES sites (network_id, id)
);
CREATE INDEX practitioner_roles_practitioner ON practitioner_roles (network_id, practitioner_id);
CALL protect_network_table('practitioner_roles', 'SELECT, INSERT, UPDATE');
CALL keep_versions('practitioner_roles');

-- ---------------------------------------------------------------- the health record
CREATE TABLE health_entries (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  category text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('condition', 'medication', 'allergy', 'encounter', 'observation', 'procedure', 'immunization',
    'care_plan', 'care_team', 'goal', 'coverage', 'report', 'document')),
  -- the code of the standard for what kind of its kind it is: vital-signs, laboratory, AMB, IMP, problem-list-item, high …
  section text,
  code_system text, code text,
  -- as the sender named it; empty where the sender gave no name
  display text NOT NULL,
  status text,
  -- a moment, or the beginning of the day, month or year in UTC where no more is known
  starts_at timestamptz, starts_precision text CHECK (starts_precision IN ('year', 'month', 'day', 'instant')),
  ends_at timestamptz, ends_precision text CHECK (ends_precision IN ('year', 'month', 'day', 'instant')),
  value_number numeric, value_unit text, value_text text,
  encounter_id uuid,
  practitioner_id uuid,
  organization_id uuid,
  -- the FHIR resource as it was sent, without the content of its attachments; json, not jsonb, keeps every digit of its decimals
  resource json NOT NULL,
  -- [{sha256, size, mediaType, title}]: what came inside it, in the file store
  files jsonb NOT NULL DEFAULT '[]',
  -- digests of the sender's key and of the content last taken over, as in import_identities
  source_key bytea NOT NULL, source_content bytea NOT NULL,
  import_id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, person_id) REFERENCES persons (network_id, id),
  FOREIGN KEY (network_id, practitioner_id) REFERENCES practitioners (network_id, id),
  FOREIGN KEY (network_id, organization_id) REFERENCES organizations (network_id, id),
  CHECK ((starts_at IS NULL) = (starts_precision IS NULL)),
  CHECK ((ends_at IS NULL) = (ends_precision IS NULL))
);
CREATE UNIQUE INDEX health_entries_source ON health_entries (network_id, source_key);
CREATE INDEX health_entries_person ON health_entries (network_id, person_id, kind, starts_at DESC NULLS LAST);
CALL protect_person_table('health_entries', 'SELECT, INSERT, UPDATE');
CALL keep_versions('health_entries', '-', 'person_id');

-- ---------------------------------------------------------------- imports
CREATE TABLE imports (
  network_id uuid NOT NULL DEFAULT app_network() REFERENCES networks (id),
  id uuid NOT NULL,
  -- whose import it is: it registers the persons and sees the list of problems
  organization_id uuid NOT NULL,
  -- what the sender is called here: tells equal ids of different senders apart
  source text NOT NULL CHECK (length(source) BETWEEN 1 AND 200),
  label text NOT NULL CHECK (length(label) BETWEEN 1 AND 255),
  -- where the files lie on this server, and a digest of their names, sizes and times: the same files go on where they stopped
  path text NOT NULL, fingerprint text NOT NULL,
  uploaded boolean NOT NULL DEFAULT false,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'reading', 'writing', 'done', 'failed', 'cancelled')),
  -- how far the writing is: Position of modules/interop/server/import-progress.ts
  position jsonb NOT NULL DEFAULT '{}',
  bytes_total bigint NOT NULL DEFAULT 0, bytes_read bigint NOT NULL DEFAULT 0,
  persons_total integer NOT NULL DEFAULT 0, persons_done integer NOT NULL DEFAULT 0,
  problem_count integer NOT NULL DEFAULT 0,
  -- per resource type: {read, created, updated, unchanged, refused, unsupported}
  counts jsonb NOT NULL DEFAULT '{}',
  failure text,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(),
  started_at timestamptz, finished_at timestamptz,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, organization_id) REFERENCES organizations (network_id, id)
);
CREATE INDEX imports_recent ON imports (network_id, organization_id, created_at DESC);
CREATE INDEX imports_unfinished ON imports (network_id) WHERE state IN ('waiting', 'reading', 'writing');
CALL protect_with('imports', 'organization_id = (SELECT app_organization())', 'organization_id = (SELECT app_organization())', 'SELECT, INSERT, UPDATE');

-- What could not be taken, and why. Place and code only, never a value of the record.
CREATE TABLE import_problems (
  network_id uuid NOT NULL DEFAULT app_network(),
  import_id uuid NOT NULL,
  ordinal integer NOT NULL,
  organization_id uuid NOT NULL,
  file text NOT NULL,
  path text NOT NULL,
  resource_type text,
  code text NOT NULL,
  element text,
  line integer, byte_offset bigint,
  PRIMARY KEY (network_id, import_id, ordinal),
  FOREIGN KEY (network_id, import_id) REFERENCES imports (network_id, id)
);
CALL protect_with('import_problems', 'organization_id = (SELECT app_organization())', 'organization_id = (SELECT app_organization())', 'SELECT, INSERT, DELETE');

-- Which person or provider here is which record of a sender; health entries carry their own keys. The key is a digest, because ids of senders
-- may be patient numbers; the content tells whether it changed since.
CREATE TABLE import_identities (
  network_id uuid NOT NULL DEFAULT app_network(),
  source_key bytea NOT NULL,
  -- health_entry: a second key of one
  kind text NOT NULL CHECK (kind IN ('person', 'organization', 'site', 'practitioner', 'practitioner_role', 'health_entry')),
  local_id uuid NOT NULL,
  -- null for a second key of the same record
  content bytea,
  PRIMARY KEY (network_id, source_key)
);
CALL protect_with('import_identities', 'false', 'false', 'SELECT, INSERT, UPDATE, DELETE');
