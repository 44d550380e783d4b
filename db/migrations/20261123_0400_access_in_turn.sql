-- Two who change the team or the consents of one case at the same moment compute its access one after the other: each sees what the other did, and
-- neither runs into the rows of the other.
CREATE OR REPLACE FUNCTION access_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  of_case uuid;
  of_network uuid;
BEGIN
  IF TG_TABLE_NAME = 'cases' THEN
    of_network := NEW.network_id;
    of_case := NEW.id;
  ELSIF TG_OP = 'DELETE' THEN
    of_network := OLD.network_id;
    of_case := OLD.case_id;
  ELSE
    of_network := NEW.network_id;
    of_case := NEW.case_id;
  END IF;
  IF TG_TABLE_NAME <> 'cases' OR TG_OP = 'UPDATE' THEN
    PERFORM pg_advisory_xact_lock(hashtextextended(of_case::text, 0));
  END IF;
  PERFORM refresh_case_access(of_network, of_case);
  RETURN NULL;
END $$;
