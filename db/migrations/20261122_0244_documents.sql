-- Documents of a case or of a person: what the file is and whose; the bytes lie in the file store under their SHA-256.

CREATE TABLE documents (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  -- the same document through its versions; equals the id of the first
  series_id uuid NOT NULL,
  number integer NOT NULL DEFAULT 1 CHECK (number >= 1),
  case_id uuid,
  person_id uuid NOT NULL,
  category text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('signed_plan', 'consent', 'report', 'letter', 'notice', 'identification', 'financial', 'photo', 'other')),
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 255),
  -- found in the bytes, never taken from the sender
  media_type text NOT NULL,
  size bigint NOT NULL CHECK (size > 0),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  entered_in_error_at timestamptz, entered_in_error_by uuid, entered_in_error_reason text CHECK (length(entered_in_error_reason) <= 1000),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  UNIQUE (network_id, series_id, number),
  FOREIGN KEY (network_id, case_id) REFERENCES cases (network_id, id),
  FOREIGN KEY (network_id, person_id) REFERENCES persons (network_id, id),
  FOREIGN KEY (network_id, created_by) REFERENCES users (network_id, id),
  CHECK ((number = 1) = (series_id = id)),
  CHECK ((entered_in_error_at IS NULL) = (entered_in_error_reason IS NULL))
);
CREATE INDEX documents_case ON documents (network_id, case_id, created_at DESC) WHERE case_id IS NOT NULL;
CREATE INDEX documents_person ON documents (network_id, person_id, created_at DESC);
CREATE INDEX documents_sha256 ON documents (network_id, sha256);

-- A document of a case is seen with the case; one of the person alone with the person.
DO $$
DECLARE
  condition text := '(documents.case_id IS NOT NULL AND ' || access_condition('documents', 'case_id', 'case_id', 'documents.category')
    || ') OR (documents.case_id IS NULL AND ' || access_condition('documents', 'person_id', 'person_id', 'documents.category') || ')';
BEGIN
  CALL protect_with('documents', condition, condition, 'SELECT, INSERT, UPDATE');
END $$;
CALL keep_versions('documents');

-- What was filed stays as it was filed: a better scan is a new version, a mistake is marked.
CREATE FUNCTION document_filed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.series_id, NEW.number, NEW.case_id, NEW.person_id, NEW.sha256, NEW.size, NEW.media_type, NEW.file_name)
     IS DISTINCT FROM (OLD.series_id, OLD.number, OLD.case_id, OLD.person_id, OLD.sha256, OLD.size, OLD.media_type, OLD.file_name)
    OR OLD.entered_in_error_at IS NOT NULL THEN
    RAISE EXCEPTION 'a filed document does not change' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'document_filed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER document_filed BEFORE UPDATE ON documents FOR EACH ROW EXECUTE FUNCTION document_filed();
