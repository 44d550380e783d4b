-- The ecomap: how strong a relation is, in which direction energy flows, from when until when, and organisations as the other side of it.
ALTER TABLE person_relations
  ADD COLUMN strength text CHECK (strength IN ('strong', 'moderate', 'weak', 'stressful')),
  ADD COLUMN energy text CHECK (energy IN ('gives', 'takes', 'both')),
  ADD COLUMN related_organization_id uuid,
  ADD COLUMN since_on date,
  ADD COLUMN until_on date,
  ADD FOREIGN KEY (network_id, related_organization_id) REFERENCES organizations (network_id, id),
  ADD CONSTRAINT person_relation_one_side CHECK (related_person_id IS NULL OR related_organization_id IS NULL),
  ADD CONSTRAINT person_relation_period CHECK (until_on IS NULL OR since_on IS NULL OR until_on >= since_on);
CREATE INDEX person_relations_organization ON person_relations (network_id, related_organization_id) WHERE related_organization_id IS NOT NULL;
