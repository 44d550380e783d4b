-- Two records of one person. Nothing is merged: the link says that they are the same, and taking it back leaves both as they were.

CREATE TABLE person_links (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  -- the record with which work goes on …
  person_id uuid NOT NULL,
  -- … and the other one of the same person
  linked_person_id uuid NOT NULL,
  reason text NOT NULL CHECK (length(reason) BETWEEN 3 AND 1000),
  linked_at timestamptz NOT NULL,
  unlinked_at timestamptz, unlinked_by uuid,
  unlink_reason text CHECK (length(unlink_reason) BETWEEN 3 AND 1000),
  category text NOT NULL DEFAULT 'identity' CHECK (category = 'identity'),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, person_id) REFERENCES persons (network_id, id),
  FOREIGN KEY (network_id, linked_person_id) REFERENCES persons (network_id, id),
  CHECK (person_id <> linked_person_id),
  CHECK ((unlinked_at IS NULL) = (unlink_reason IS NULL))
);
-- One record may be linked to several, because nobody may learn from a refusal that there is a link to a record they may not see; only a pair is unique.
CREATE UNIQUE INDEX person_links_pair ON person_links (network_id, least(person_id, linked_person_id), greatest(person_id, linked_person_id)) WHERE unlinked_at IS NULL;
CREATE INDEX person_links_person ON person_links (network_id, person_id);
CREATE INDEX person_links_linked ON person_links (network_id, linked_person_id);

-- A link is there only for those who may see both records; the other one is never hinted.
DO $$
DECLARE
  both_seen text := access_condition('person_links', 'person_id', 'person_id', '''identity''') || ' AND ' || access_condition('person_links', 'linked_person_id', 'person_id', '''identity''');
BEGIN
  CALL protect_with('person_links', both_seen, both_seen, 'SELECT, INSERT, UPDATE');
END $$;
CALL keep_versions('person_links', '-', 'person_id');
CREATE POLICY earlier_person_links ON row_history AS RESTRICTIVE FOR SELECT TO lotse_app
  USING (table_name <> 'person_links' OR (SELECT app_is_system()) OR EXISTS (SELECT FROM persons p WHERE p.network_id = row_history.network_id AND p.id = (row_history.state ->> 'linked_person_id')::uuid));
CREATE POLICY told_of_both_persons ON journal AS RESTRICTIVE FOR SELECT TO lotse_app
  USING (type NOT IN ('person-linked', 'person-unlinked') OR (SELECT app_is_system()) OR EXISTS (SELECT FROM persons p WHERE p.network_id = journal.network_id AND p.id = (journal.facts ->> 'otherPersonId')::uuid));
