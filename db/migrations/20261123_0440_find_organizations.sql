-- Organisations of a network by words of their name, in any order and whatever their accents. Behind row-level security no trigram index would serve the words, and every
-- organisation was read; as for persons, the owner looks into the index for whoever is signed in to the network.
CREATE INDEX organizations_search ON organizations USING gin (fold_name(name) gin_trgm_ops) WHERE active;
CREATE FUNCTION find_organizations(words text, most integer) RETURNS TABLE (organization_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  word text;
  conditions text := '';
BEGIN
  IF app_user() IS NULL AND NOT app_is_system() THEN RETURN; END IF;
  FOR word IN SELECT w FROM regexp_split_to_table(fold_name(words), ' ') w WHERE w <> '' LOOP
    conditions := conditions || format(' AND fold_name(o.name) LIKE %L', '%' || word || '%');
  END LOOP;
  IF conditions = '' THEN RETURN; END IF;
  -- OFFSET 0: found first, sorted then; else all are gone through in the order of their names until enough fit.
  RETURN QUERY EXECUTE format('SELECT f.id FROM (SELECT o.id, fold_name(o.name) AS sort_name FROM organizations o
    WHERE o.network_id = %L AND o.active %s OFFSET 0) f ORDER BY f.sort_name, f.id LIMIT %s', app_network(), conditions, most);
END $$;
REVOKE ALL ON FUNCTION find_organizations(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_organizations(text, integer) TO lotse_app;
