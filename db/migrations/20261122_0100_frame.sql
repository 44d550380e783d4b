-- The frame: who is acting, the networks, and the functions that put row-level security on every later table.
-- Runs on PostgreSQL 15–18. Executed by the owner; the application connects as lotse_app and never owns a table.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS btree_gist;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO lotse_app;

-- ---------------------------------------------------------------- who is acting (set once per transaction)
CREATE FUNCTION app_network() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('lotse.network', true), '')::uuid $$;
CREATE FUNCTION app_user() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('lotse.user', true), '')::uuid $$;
CREATE FUNCTION app_organization() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('lotse.organization', true), '')::uuid $$;
CREATE FUNCTION app_roles() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(current_setting('lotse.roles', true), ''), '{}')::text[] $$;
CREATE FUNCTION app_categories() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(current_setting('lotse.categories', true), ''), '{}')::text[] $$;
-- 'system' is the platform itself at work inside a transaction (deriving duties, running jobs); it still sees one network only.
CREATE FUNCTION app_is_system() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('lotse.scope', true), '') = 'system' $$;

-- ---------------------------------------------------------------- protection, one mechanism for every table
-- The owner migrates, backs up and restores; it is named in a policy of its own because security is forced on owners too.
CREATE PROCEDURE protect_begin(tbl regclass) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tbl);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tbl);
  EXECUTE format('CREATE POLICY owner_maintains ON %s TO CURRENT_USER USING (true) WITH CHECK (true)', tbl);
END $$;

-- A custom rule: `reads` and `writes` are SQL conditions on the row; the network is always checked besides.
CREATE PROCEDURE protect_with(tbl regclass, reads text, writes text, privileges text DEFAULT 'SELECT, INSERT, UPDATE, DELETE') LANGUAGE plpgsql AS $$
BEGIN
  CALL protect_begin(tbl);
  EXECUTE format('CREATE POLICY app_reads ON %s FOR SELECT TO lotse_app USING (network_id = (SELECT app_network()) AND ((SELECT app_is_system()) OR (%s)))', tbl, reads);
  EXECUTE format('CREATE POLICY app_inserts ON %s FOR INSERT TO lotse_app WITH CHECK (network_id = (SELECT app_network()) AND ((SELECT app_is_system()) OR (%s)))', tbl, writes);
  EXECUTE format('CREATE POLICY app_updates ON %s FOR UPDATE TO lotse_app USING (network_id = (SELECT app_network()) AND ((SELECT app_is_system()) OR (%s))) WITH CHECK (network_id = (SELECT app_network()) AND ((SELECT app_is_system()) OR (%s)))', tbl, reads, writes);
  EXECUTE format('CREATE POLICY app_deletes ON %s FOR DELETE TO lotse_app USING (network_id = (SELECT app_network()) AND ((SELECT app_is_system()) OR (%s)))', tbl, reads);
  EXECUTE format('GRANT %s ON %s TO lotse_app', privileges, tbl);
END $$;

-- Tables without client data: everybody signed in to the network reads; writing is decided by the area's policy.
CREATE PROCEDURE protect_network_table(tbl regclass, privileges text DEFAULT 'SELECT, INSERT, UPDATE, DELETE') LANGUAGE plpgsql AS $$
BEGIN
  CALL protect_with(tbl, '(SELECT app_user()) IS NOT NULL', '(SELECT app_user()) IS NOT NULL', privileges);
END $$;

-- The condition "the acting user or organisation was granted this category of this case (or person) for now".
CREATE FUNCTION access_condition(row_name text, key_column text, access_column text, category text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT format($f$EXISTS (SELECT FROM case_access a WHERE a.network_id = %1$s.network_id AND a.%3$s = %1$s.%2$s
    AND a.grantee_id IN ((SELECT app_user()), (SELECT app_organization()))
    AND (a.role IS NULL OR a.role = ANY ((SELECT app_roles())::text[]))
    AND a.valid_from <= now() AND (a.valid_until IS NULL OR a.valid_until > now())
    AND %4$s)$f$, row_name, key_column, access_column,
    CASE WHEN category IS NULL THEN 'a.categories && (SELECT app_categories())::text[]'
         ELSE format('%1$s = ANY (a.categories) AND %1$s = ANY ((SELECT app_categories())::text[])', category) END)
$$;

-- Tables with case_id and category.
CREATE PROCEDURE protect_case_table(tbl regclass, privileges text DEFAULT 'SELECT, INSERT, UPDATE, DELETE') LANGUAGE plpgsql AS $$
DECLARE condition text := access_condition(tbl::text, 'case_id', 'case_id', tbl::text || '.category');
BEGIN CALL protect_with(tbl, condition, condition, privileges); END $$;

-- Tables with person_id and category.
CREATE PROCEDURE protect_person_table(tbl regclass, privileges text DEFAULT 'SELECT, INSERT, UPDATE, DELETE') LANGUAGE plpgsql AS $$
DECLARE condition text := access_condition(tbl::text, 'person_id', 'person_id', tbl::text || '.category');
BEGIN CALL protect_with(tbl, condition, condition, privileges); END $$;

-- Tables that only the person themself may see: drafts, own settings.
CREATE PROCEDURE protect_own_table(tbl regclass, privileges text DEFAULT 'SELECT, INSERT, UPDATE, DELETE') LANGUAGE plpgsql AS $$
BEGIN CALL protect_with(tbl, 'user_id = (SELECT app_user())', 'user_id = (SELECT app_user())', privileges); END $$;

-- ---------------------------------------------------------------- networks, organisations, users
CREATE TABLE networks (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  country char(2) NOT NULL,
  currency char(3) NOT NULL,
  time_zone text NOT NULL,
  language text NOT NULL CHECK (language IN ('en', 'de', 'it')),
  created_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE networks ENABLE ROW LEVEL SECURITY;
ALTER TABLE networks FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_maintains ON networks TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY app_reads ON networks FOR SELECT TO lotse_app USING (id = (SELECT app_network()));
CREATE POLICY app_creates ON networks FOR INSERT TO lotse_app WITH CHECK (id = (SELECT app_network()) AND (SELECT app_is_system()));
GRANT SELECT, INSERT ON networks TO lotse_app;

CREATE TABLE organizations (
  network_id uuid NOT NULL DEFAULT app_network() REFERENCES networks (id),
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  kind text NOT NULL,
  sector text NOT NULL,
  setting text NOT NULL CHECK (setting IN ('public', 'private', 'non_governmental')),
  phone text, email text, website text,
  address jsonb,
  time_zone text,
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id)
);
CALL protect_network_table('organizations');
CREATE INDEX organizations_name ON organizations USING gin (name gin_trgm_ops);

CREATE TABLE users (
  network_id uuid NOT NULL DEFAULT app_network() REFERENCES networks (id),
  id uuid NOT NULL,
  email text NOT NULL CHECK (email = lower(email) AND length(email) <= 254),
  given_name text NOT NULL, family_name text NOT NULL,
  title text,
  phone text,
  language text NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'de', 'it')),
  theme text NOT NULL DEFAULT 'system' CHECK (theme IN ('system', 'light', 'dark')),
  time_zone text,
  state text NOT NULL DEFAULT 'invited' CHECK (state IN ('invited', 'active', 'disabled')),
  weekly_hours numeric(4,1) NOT NULL DEFAULT 36,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id)
);
-- One address signs in to one account of the installation.
CREATE UNIQUE INDEX users_email ON users (email);
CALL protect_network_table('users');

CREATE TABLE memberships (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  role text NOT NULL,
  valid_from date NOT NULL DEFAULT current_date,
  valid_until date,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, user_id) REFERENCES users (network_id, id),
  FOREIGN KEY (network_id, organization_id) REFERENCES organizations (network_id, id),
  UNIQUE (network_id, user_id, organization_id, role)
);
CREATE INDEX memberships_organization ON memberships (network_id, organization_id, role);
CALL protect_network_table('memberships');

-- ---------------------------------------------------------------- versions and history
-- Every change of a versioned row counts the version up, stamps who and when, and keeps the row as it was.
CREATE TABLE row_history (
  network_id uuid NOT NULL,
  table_name text NOT NULL,
  row_id uuid NOT NULL,
  version integer NOT NULL,
  case_id uuid, person_id uuid, category text NOT NULL,
  replaced_at timestamptz NOT NULL DEFAULT now(), replaced_by uuid,
  state jsonb NOT NULL,
  PRIMARY KEY (network_id, table_name, row_id, version)
);

CREATE FUNCTION keep_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  before jsonb := to_jsonb(OLD);
BEGIN
  INSERT INTO row_history (network_id, table_name, row_id, version, case_id, person_id, category, replaced_by, state)
  VALUES (OLD.network_id, TG_TABLE_NAME, OLD.id, OLD.version, (before ->> TG_ARGV[0])::uuid, (before ->> TG_ARGV[1])::uuid,
          coalesce(before ->> 'category', TG_ARGV[2]), app_user(), before);
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  NEW.version := OLD.version + 1;
  NEW.updated_at := now();
  NEW.updated_by := app_user();
  RETURN NEW;
END $$;

-- The columns that lead to the case and the person, and the category for rows without a category column.
CREATE PROCEDURE keep_versions(tbl regclass, case_column text DEFAULT 'case_id', person_column text DEFAULT 'person_id', category text DEFAULT 'identity') LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER keep_version BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION keep_version(%L, %L, %L)', tbl, case_column, person_column, category);
END $$;

CALL keep_versions('organizations'); CALL keep_versions('users'); CALL keep_versions('memberships');

-- ---------------------------------------------------------------- append-only
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;

CREATE PROCEDURE append_only(tbl regclass) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION refuse_change()', tbl);
  EXECUTE format('CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', tbl);
END $$;
