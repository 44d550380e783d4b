-- Signed notes, what is added to them and who reviewed them; and what a contact says about place, direct service and groups.

ALTER TABLE contacts DROP CONSTRAINT contacts_mode_check;
ALTER TABLE contacts ADD CONSTRAINT contacts_mode_check
  CHECK (mode IN ('call', 'text', 'visit', 'mail', 'video', 'office', 'accompaniment', 'meeting'));
ALTER TABLE contacts
  ADD COLUMN place text CHECK (place IN ('office', 'home', 'community', 'facility', 'remote')),
  ADD COLUMN direct boolean,
  -- the same for every record one contact with a family or group is written on
  ADD COLUMN group_id uuid,
  ADD COLUMN signed_at timestamptz,
  ADD COLUMN signed_by uuid,
  ADD FOREIGN KEY (network_id, signed_by) REFERENCES users (network_id, id),
  ADD CHECK ((signed_at IS NULL) = (signed_by IS NULL));
-- What they are is known from the way people met; nobody changed the records, so their history is left alone.
ALTER TABLE contacts DISABLE TRIGGER USER;
UPDATE contacts SET
  place = CASE mode WHEN 'visit' THEN 'home' WHEN 'accompaniment' THEN 'community' WHEN 'office' THEN 'office' ELSE 'remote' END,
  direct = mode IN ('visit', 'office', 'accompaniment');
ALTER TABLE contacts ENABLE TRIGGER USER;
ALTER TABLE contacts ALTER COLUMN place SET NOT NULL, ALTER COLUMN direct SET NOT NULL;
CREATE INDEX contacts_signed_by ON contacts (network_id, signed_by);

-- What was signed stays as it was signed, whoever asks: later knowledge is an addendum.
CREATE FUNCTION contact_signed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.signed_at IS NOT NULL THEN
    RAISE EXCEPTION 'a signed note does not change' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'contact_signed';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER contact_signed BEFORE UPDATE OR DELETE ON contacts FOR EACH ROW EXECUTE FUNCTION contact_signed();

CREATE TABLE contact_addenda (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  case_id uuid NOT NULL,
  person_id uuid NOT NULL,
  category text NOT NULL,
  text text NOT NULL CHECK (length(text) BETWEEN 1 AND 20000),
  added_at timestamptz NOT NULL,
  added_by uuid NOT NULL,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, contact_id) REFERENCES contacts (network_id, id),
  FOREIGN KEY (network_id, case_id) REFERENCES cases (network_id, id),
  FOREIGN KEY (network_id, person_id) REFERENCES persons (network_id, id),
  FOREIGN KEY (network_id, added_by) REFERENCES users (network_id, id)
);
CREATE INDEX contact_addenda_contact ON contact_addenda (network_id, contact_id, added_at);
CALL protect_case_table('contact_addenda', 'SELECT, INSERT');
CALL append_only('contact_addenda');

CREATE TABLE contact_reviews (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  case_id uuid NOT NULL,
  person_id uuid NOT NULL,
  category text NOT NULL,
  feedback text NOT NULL DEFAULT '' CHECK (length(feedback) <= 4000),
  reviewed_at timestamptz NOT NULL,
  reviewed_by uuid NOT NULL,
  PRIMARY KEY (network_id, id),
  UNIQUE (network_id, contact_id),
  FOREIGN KEY (network_id, contact_id) REFERENCES contacts (network_id, id),
  FOREIGN KEY (network_id, case_id) REFERENCES cases (network_id, id),
  FOREIGN KEY (network_id, person_id) REFERENCES persons (network_id, id),
  FOREIGN KEY (network_id, reviewed_by) REFERENCES users (network_id, id)
);
CALL protect_case_table('contact_reviews', 'SELECT, INSERT');
CALL append_only('contact_reviews');
