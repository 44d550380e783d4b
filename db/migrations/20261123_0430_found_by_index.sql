-- The person an event or an earlier row tells of besides is looked up by their key. What is taken out of jsonb is not looked up behind row-level security, for taking it out
-- might tell something; every person of the network was read instead. As a value of its own, made before the persons are looked at, it is.
ALTER POLICY told_of_both_persons ON journal
  USING (type NOT IN ('person-linked', 'person-unlinked') OR (SELECT app_is_system()) OR EXISTS (
    SELECT FROM (SELECT journal.network_id, (journal.facts ->> 'otherPersonId')::uuid AS id OFFSET 0) AS other
    JOIN persons p ON p.network_id = other.network_id AND p.id = other.id));
ALTER POLICY earlier_person_links ON row_history
  USING (table_name <> 'person_links' OR (SELECT app_is_system()) OR EXISTS (
    SELECT FROM (SELECT row_history.network_id, (row_history.state ->> 'linked_person_id')::uuid AS id OFFSET 0) AS other
    JOIN persons p ON p.network_id = other.network_id AND p.id = other.id));

-- When the settings of a programme change, the duties of its cases are derived anew, a hundred at a time.
CREATE INDEX cases_program ON cases (network_id, program_id, id);

-- Who is shown what a release would open counts by case what it has of each category.
CREATE INDEX contact_addenda_case ON contact_addenda (network_id, case_id);
CREATE INDEX contact_reviews_case ON contact_reviews (network_id, case_id);
