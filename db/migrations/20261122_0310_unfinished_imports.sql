-- Uploaded imports that nobody finished, in all networks: after a restart the server goes on with them. Ids only, no client data.
CREATE FUNCTION unfinished_imports() RETURNS TABLE (network_id uuid, import_id uuid, organization_id uuid, time_zone text, language text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.network_id, i.id, i.organization_id, n.time_zone, n.language
  FROM imports i JOIN networks n ON n.id = i.network_id
  WHERE i.uploaded AND i.state IN ('waiting', 'reading', 'writing') AND i.created_at < now() - interval '1 minute'
$$;
REVOKE ALL ON FUNCTION unfinished_imports() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION unfinished_imports() TO lotse_app;
