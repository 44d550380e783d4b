-- People: names found whatever way they are typed, ways to be reached and not to be reached, addresses, identifiers, relations.

-- ---------------------------------------------------------------- names as they are searched
-- Small letters, no accents, no apostrophes, one space between words; ä, ae and a are one, so that Müller, Mueller and Muller meet.
-- Immutable because the dictionary is named: generated columns and indexes may use it.
CREATE FUNCTION fold_name(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(regexp_replace(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, name)),
    '[''’`´]', '', 'g'), '[^[:alnum:]]+', ' ', 'g'), '([aou])e', '\1', 'g')
$$;

ALTER TABLE persons DROP COLUMN search_name;
ALTER TABLE persons
  -- words between spaces, so that '% al%' finds the beginning of a word
  ADD COLUMN search_name text NOT NULL GENERATED ALWAYS AS (' ' || fold_name(given_names || ' ' || coalesce(preferred_name, '') || ' ' || family_name) || ' ') STORED,
  ADD COLUMN sort_name text NOT NULL GENERATED ALWAYS AS (fold_name(family_name || ' ' || given_names)) STORED,
  -- known to have died, also when nobody told the day
  ADD COLUMN deceased boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT persons_named CHECK (btrim(given_names || family_name) <> '');
CREATE INDEX persons_search_name ON persons USING gin (search_name gin_trgm_ops);
CREATE INDEX persons_sort_name ON persons (network_id, sort_name, id);
CREATE INDEX cases_number_search ON cases USING gin (number gin_trgm_ops);

-- Who registers a person knows them, also a case manager; before, only intake and supervisors of the organisation did.
CREATE OR REPLACE FUNCTION registration_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM case_access WHERE network_id = NEW.network_id AND person_id = NEW.id AND basis = 'registration';
  IF NEW.registered_by_organization_id IS NOT NULL THEN
    INSERT INTO case_access (network_id, person_id, grantee_kind, grantee_id, role, categories, basis, basis_id)
    SELECT NEW.network_id, NEW.id, 'organization', NEW.registered_by_organization_id, role, ARRAY['identity','social','health_general'], 'registration', NEW.id
      FROM unnest(ARRAY['supervisor','intake_worker']) AS role
    UNION ALL
    SELECT NEW.network_id, NEW.id, 'user', NEW.created_by, NULL, ARRAY['identity','social'], 'registration', NEW.id
      WHERE NEW.created_by IS NOT NULL;
  END IF;
  RETURN NULL;
END $$;

-- ---------------------------------------------------------------- how to reach somebody, and how not
CREATE TABLE person_contact_points (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('phone', 'text', 'email', 'post')),
  -- E.164 for phone and text, lower-case address for e-mail; null means the kind as a whole ("no letters")
  value text,
  usage text CHECK (usage IN ('home', 'mobile', 'work', 'other')),
  -- whose it is when it is not the person's own
  belongs_to text,
  rank smallint NOT NULL DEFAULT 1 CHECK (rank BETWEEN 1 AND 99),
  safe_to_call boolean NOT NULL DEFAULT true,
  safe_to_leave_message boolean NOT NULL DEFAULT false,
  code_name text,
  -- when it may be used: { days, from, to }; null means any time
  hours jsonb,
  do_not_use boolean NOT NULL DEFAULT false,
  note text NOT NULL DEFAULT '',
  category text NOT NULL DEFAULT 'identity' CHECK (category = 'identity'),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, person_id) REFERENCES persons (network_id, id),
  CHECK (value IS NOT NULL OR do_not_use OR kind = 'post')
);
CREATE INDEX person_contact_points_person ON person_contact_points (network_id, person_id);
CREATE INDEX person_contact_points_value ON person_contact_points (network_id, value) WHERE value IS NOT NULL;
CREATE INDEX person_contact_points_search ON person_contact_points USING gin (value gin_trgm_ops) WHERE kind IN ('phone', 'text');
CALL protect_person_table('person_contact_points');
CALL keep_versions('person_contact_points');

-- ---------------------------------------------------------------- addresses; a protected one is a matter of safety
CREATE TABLE person_addresses (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  usage text NOT NULL CHECK (usage IN ('home', 'postal', 'temporary', 'work')),
  -- PostalAddress of the kernel
  address jsonb NOT NULL,
  valid_from date, valid_until date,
  note text NOT NULL DEFAULT '',
  -- follows persons.address_protected
  category text NOT NULL DEFAULT 'identity' CHECK (category IN ('identity', 'violence_safety')),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, person_id) REFERENCES persons (network_id, id),
  CHECK (valid_until IS NULL OR valid_from IS NULL OR valid_until >= valid_from)
);
CREATE INDEX person_addresses_person ON person_addresses (network_id, person_id);
-- Whoever knows the person may write an address down, also one that they will not see again.
DO $$ BEGIN
  CALL protect_with('person_addresses', access_condition('person_addresses', 'person_id', 'person_id', 'person_addresses.category'),
    access_condition('person_addresses', 'person_id', 'person_id', '''identity'''));
END $$;
CALL keep_versions('person_addresses');

CREATE FUNCTION categorize_address() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.category := CASE WHEN (SELECT p.address_protected FROM persons p WHERE p.network_id = NEW.network_id AND p.id = NEW.person_id)
    THEN 'violence_safety' ELSE 'identity' END;
  RETURN NEW;
END $$;
CREATE TRIGGER categorize_address BEFORE INSERT OR UPDATE ON person_addresses FOR EACH ROW EXECUTE FUNCTION categorize_address();

CREATE FUNCTION address_protection_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE person_addresses SET note = note WHERE network_id = NEW.network_id AND person_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER address_protection_changed AFTER UPDATE OF address_protected ON persons
  FOR EACH ROW WHEN (OLD.address_protected IS DISTINCT FROM NEW.address_protected) EXECUTE FUNCTION address_protection_changed();

-- Earlier addresses stay in the history under the category they had; they are as telling as the one now.
CREATE POLICY earlier_addresses ON row_history AS RESTRICTIVE FOR SELECT TO lotse_app
  USING (table_name <> 'person_addresses' OR (SELECT app_is_system()) OR 'violence_safety' = ANY ((SELECT app_categories())::text[]));

-- ---------------------------------------------------------------- identifiers, sealed
CREATE TABLE person_identifiers (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind text NOT NULL,
  -- who gave it: a hospital, an insurer; empty for those of the state
  issuer text NOT NULL DEFAULT '',
  sealed_value bytea NOT NULL,
  -- equal for equal values of one kind and issuer; nothing can be read from it
  digest bytea NOT NULL,
  last_characters text NOT NULL CHECK (length(last_characters) <= 4),
  category text NOT NULL DEFAULT 'identity' CHECK (category = 'identity'),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  UNIQUE (network_id, person_id, digest),
  FOREIGN KEY (network_id, person_id) REFERENCES persons (network_id, id)
);
CREATE INDEX person_identifiers_digest ON person_identifiers (network_id, digest);
CALL protect_person_table('person_identifiers');
CALL keep_versions('person_identifiers');

-- ---------------------------------------------------------------- household and relations
CREATE TABLE person_relations (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  -- set when the other one is registered too; the name is kept besides, as the person said it
  related_person_id uuid,
  related_name text NOT NULL CHECK (length(related_name) BETWEEN 1 AND 200),
  kind text NOT NULL,
  lives_with boolean NOT NULL DEFAULT false,
  is_caregiver boolean NOT NULL DEFAULT false,
  is_representative boolean NOT NULL DEFAULT false,
  is_emergency_contact boolean NOT NULL DEFAULT false,
  phone text, email text,
  note text NOT NULL DEFAULT '',
  category text NOT NULL DEFAULT 'social' CHECK (category = 'social'),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, person_id) REFERENCES persons (network_id, id),
  FOREIGN KEY (network_id, related_person_id) REFERENCES persons (network_id, id),
  CHECK (related_person_id IS DISTINCT FROM person_id)
);
CREATE INDEX person_relations_person ON person_relations (network_id, person_id);
CREATE INDEX person_relations_related ON person_relations (network_id, related_person_id) WHERE related_person_id IS NOT NULL;
CALL protect_person_table('person_relations');
CALL keep_versions('person_relations');

-- ---------------------------------------------------------------- finding
-- Text conditions are not leakproof, so under row security no trigram index would serve them. These functions look into the index as the owner
-- and then let through what the actor may see, by the same condition as the policies: a hidden person is never hinted.
-- The grants of the actor come first, as literals the planner can count: somebody with forty persons is found among forty, not among a million.
CREATE FUNCTION visible_rows(alias text, access_column text) RETURNS text LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN app_is_system() THEN '' ELSE format(
    ' AND %1$s.id IN (SELECT a.%2$s FROM case_access a WHERE a.network_id = %3$L AND a.grantee_id IN (%4$L, %5$L)) AND %6$s', alias, access_column,
    app_network(), app_user(), app_organization(), access_condition(alias, 'id', access_column, CASE access_column WHEN 'person_id' THEN '''identity''' END)) END
$$;

CREATE FUNCTION find_persons(name_patterns text[], number_pattern text, born text, most integer) RETURNS TABLE (person_id uuid, rank real)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  pattern text;
  conditions text := '';
BEGIN
  FOREACH pattern IN ARRAY name_patterns LOOP
    conditions := conditions || format(' AND p.search_name LIKE %L', pattern);
  END LOOP;
  IF born IS NOT NULL THEN conditions := conditions || format(' AND p.birth_date LIKE %L', born); END IF;
  IF number_pattern IS NOT NULL THEN
    conditions := conditions || format(' AND EXISTS (SELECT FROM person_contact_points k WHERE k.network_id = p.network_id AND k.person_id = p.id
      AND k.kind IN (''phone'', ''text'') AND k.value LIKE %L)', number_pattern);
  END IF;
  IF conditions = '' THEN RETURN; END IF;
  RETURN QUERY EXECUTE format(
    'SELECT f.id, similarity(f.search_name, $1) FROM (SELECT p.id, p.search_name FROM persons p WHERE p.network_id = %L %s %s LIMIT 500) f
     ORDER BY 2 DESC, 1 LIMIT %s',
    app_network(), visible_rows('p', 'person_id'), conditions, most)
    USING translate(array_to_string(name_patterns, ' '), '%', '');
END $$;

CREATE FUNCTION find_cases(number_pattern text, most integer) RETURNS TABLE (case_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY EXECUTE format('SELECT c.id FROM cases c WHERE c.network_id = %L AND c.number LIKE %L %s ORDER BY c.number DESC LIMIT %s',
    app_network(), number_pattern, visible_rows('c', 'case_id'), most);
END $$;

-- Persons that may be the same as the one described, with what agrees; the weighing is done by a rule (modules/people/rules-duplicates.ts).
CREATE FUNCTION find_similar_persons(name text, born text, phones text[], emails text[], digests bytea[], most integer)
RETURNS TABLE (person_id uuid, name_similarity real, same_birth_date boolean, same_phone boolean, same_email boolean, same_identifier boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.similarity_threshold = '0.4' AS $$
DECLARE
  folded text := fold_name(name);
BEGIN
  RETURN QUERY EXECUTE format($query$
    WITH by_number AS (
      SELECT k.person_id AS id, bool_or(k.kind IN ('phone', 'text')) AS phone, bool_or(k.kind = 'email') AS email FROM person_contact_points k
        WHERE k.network_id = %1$L AND NOT k.do_not_use AND k.value = ANY ($3 || $4) GROUP BY 1
    ), by_identifier AS (
      SELECT DISTINCT i.person_id AS id FROM person_identifiers i WHERE i.network_id = %1$L AND i.digest = ANY ($5)
    ), by_name AS (
      SELECT p.id FROM persons p WHERE p.network_id = %1$L AND $1 <> '' AND p.search_name %% $1 %2$s
        ORDER BY similarity(p.search_name, $1) DESC LIMIT %3$s
    )
    SELECT p.id, similarity(p.search_name, $1), $2 IS NOT NULL AND p.birth_date = $2, coalesce(n.phone, false), coalesce(n.email, false), i.id IS NOT NULL
      FROM (SELECT id FROM by_number UNION SELECT id FROM by_identifier UNION SELECT id FROM by_name) c
      JOIN persons p ON p.network_id = %1$L AND p.id = c.id LEFT JOIN by_number n ON n.id = p.id LEFT JOIN by_identifier i ON i.id = p.id
      WHERE true %2$s
      ORDER BY i.id IS NULL, similarity(p.search_name, $1) DESC, p.id LIMIT %3$s
    $query$, app_network(), visible_rows('p', 'person_id'), most)
    USING folded, born, phones, emails, digests;
END $$;

REVOKE ALL ON FUNCTION visible_rows(text, text), find_persons(text[], text, text, integer), find_cases(text, integer), find_similar_persons(text, text, text[], text[], bytea[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_persons(text[], text, text, integer), find_cases(text, integer), find_similar_persons(text, text, text[], text[], bytea[], integer) TO lotse_app;
