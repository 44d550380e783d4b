-- Organisations in depth: where people find them and whom to ask, what they and their staff are licensed to do, and where their clocks are read.

-- ---------------------------------------------------------------- where clocks are read
-- Which public holidays are kept there (US, IT, DE, DE-NW …); null means those of the country of the network.
ALTER TABLE organizations ADD COLUMN holiday_set text CHECK (holiday_set ~ '^[A-Z]{2}(-[A-Z]{2})?$');

-- Days on which the house is closed besides the public holidays. They move the clocks the house sets for itself, never those of the law.
CREATE TABLE closure_days (
  network_id uuid NOT NULL DEFAULT app_network(), id uuid NOT NULL,
  organization_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('patron_day', 'closing')),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  -- both days are closed
  first_day date NOT NULL, last_day date NOT NULL CHECK (last_day BETWEEN first_day AND first_day + 61),
  every_year boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, organization_id) REFERENCES organizations (network_id, id)
);
CREATE INDEX closure_days_organization ON closure_days (network_id, organization_id, first_day);

-- ---------------------------------------------------------------- sites and contacts
-- A place where an organisation works, as HSDS and FHIR describe a location.
ALTER TABLE sites
  ADD COLUMN kind text NOT NULL DEFAULT 'physical' CHECK (kind IN ('physical', 'postal', 'virtual')),
  ADD COLUMN email text,
  -- [{ days: [1, 2], opensAt: "09:00", closesAt: "17:00" }]: weekdays of ISO 8601, clock times there (HSDS schedule: byday, opens_at, closes_at)
  ADD COLUMN opening_hours jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(opening_hours) = 'array'),
  ADD COLUMN opening_note text NOT NULL DEFAULT '' CHECK (length(opening_note) <= 500),
  ADD COLUMN languages text[] NOT NULL DEFAULT '{}',
  ADD COLUMN accessibility text[] NOT NULL DEFAULT '{}',
  ADD COLUMN accessibility_note text NOT NULL DEFAULT '' CHECK (length(accessibility_note) <= 500),
  ADD COLUMN transportation text NOT NULL DEFAULT '' CHECK (length(transportation) <= 500),
  ADD COLUMN is_main boolean NOT NULL DEFAULT false;
CREATE UNIQUE INDEX sites_main ON sites (network_id, organization_id) WHERE is_main;

-- Somebody to ask for who has no account (HSDS contact).
CREATE TABLE organization_contacts (
  network_id uuid NOT NULL DEFAULT app_network(), id uuid NOT NULL,
  organization_id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  function text NOT NULL DEFAULT '' CHECK (length(function) <= 200),
  phone text, email text,
  note text NOT NULL DEFAULT '' CHECK (length(note) <= 500),
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, organization_id) REFERENCES organizations (network_id, id)
);
CREATE INDEX organization_contacts_organization ON organization_contacts (network_id, organization_id);

-- ---------------------------------------------------------------- licences and certificates
-- Of the organisation itself, or of somebody who works there (FHIR Practitioner.qualification).
CREATE TABLE professional_credentials (
  network_id uuid NOT NULL DEFAULT app_network(), id uuid NOT NULL,
  organization_id uuid NOT NULL,
  user_id uuid,
  type text NOT NULL,
  number text NOT NULL DEFAULT '' CHECK (length(number) <= 100),
  issuer text NOT NULL DEFAULT '' CHECK (length(issuer) <= 200),
  issued_on date,
  -- the last day on which it is good; null: it does not end
  expires_on date,
  document_reference text NOT NULL DEFAULT '' CHECK (length(document_reference) <= 300),
  ended_on date, ended_reason text CHECK (length(ended_reason) BETWEEN 3 AND 500),
  entered_in_error_reason text CHECK (length(entered_in_error_reason) BETWEEN 3 AND 500),
  -- whose administrators and supervisors see to it that it is renewed
  kept_by_organization_id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, organization_id) REFERENCES organizations (network_id, id),
  FOREIGN KEY (network_id, kept_by_organization_id) REFERENCES organizations (network_id, id),
  FOREIGN KEY (network_id, user_id) REFERENCES users (network_id, id),
  CHECK (expires_on >= issued_on),
  CHECK ((ended_on IS NULL) = (ended_reason IS NULL))
);
CREATE INDEX professional_credentials_organization ON professional_credentials (network_id, organization_id);
CREATE INDEX professional_credentials_user ON professional_credentials (network_id, user_id);
CREATE INDEX professional_credentials_kept_by ON professional_credentials (network_id, kept_by_organization_id);
CREATE INDEX professional_credentials_expiry ON professional_credentials (network_id, expires_on) WHERE ended_on IS NULL AND entered_in_error_reason IS NULL;

-- ---------------------------------------------------------------- who reads and writes
-- What a directory of services says is read in the whole network and written by administrators.
DO $$
DECLARE
  tbl regclass;
  signed_in text := '(SELECT app_user()) IS NOT NULL';
  administers text := '''administrator'' = ANY ((SELECT app_roles())::text[])';
  is_own text := 'organization_id = (SELECT app_organization())';
BEGIN
  FOREACH tbl IN ARRAY ARRAY['closure_days', 'organization_contacts']::regclass[] LOOP
    CALL protect_with(tbl, signed_in, administers, 'SELECT, INSERT, UPDATE, DELETE');
    EXECUTE format('DROP POLICY app_deletes ON %s', tbl);
    EXECUTE format('CREATE POLICY app_deletes ON %s FOR DELETE TO lotse_app USING (network_id = (SELECT app_network()) AND ((SELECT app_is_system()) OR (%s)))', tbl, administers);
    CALL keep_versions(tbl, '-', '-');
  END LOOP;
  -- A licence of the organisation is public; one of a person is theirs and their own organisation's.
  CALL protect_with('professional_credentials',
    format('user_id IS NULL AND %s OR user_id = (SELECT app_user()) OR %s AND (SELECT app_roles())::text[] && ''{supervisor,administrator}''', signed_in, is_own),
    format('user_id IS NULL AND %s OR %s AND (SELECT app_roles())::text[] && ''{supervisor,administrator}''', administers, is_own),
    'SELECT, INSERT, UPDATE');
  CALL keep_versions('professional_credentials', '-', '-');
END $$;
CREATE POLICY earlier_credentials ON row_history AS RESTRICTIVE FOR SELECT TO lotse_app
  USING (table_name <> 'professional_credentials' OR (SELECT app_is_system())
    OR EXISTS (SELECT FROM professional_credentials c WHERE c.network_id = row_history.network_id AND c.id = row_history.row_id));
