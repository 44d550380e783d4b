-- Whom an overdue duty is shown to besides its holder: the role its rule names. It finds it under "escalated to you" of Today and on the team board.
ALTER TABLE duties ADD COLUMN escalates_to text, DROP COLUMN escalated_at;
UPDATE duties SET escalates_to = 'supervisor' WHERE escalates_at IS NOT NULL;
ALTER TABLE duties ADD CHECK ((escalates_at IS NULL) = (escalates_to IS NULL));
CREATE INDEX duties_escalation ON duties (network_id, escalates_to, escalates_at) WHERE escalates_at IS NOT NULL AND dismissed_at IS NULL;
-- A duty about a case is seen by whoever may see the case; any other one was seen by its holder alone, so nobody could have been told of it.
CREATE POLICY app_told ON duties FOR SELECT TO lotse_app
  USING (network_id = (SELECT app_network()) AND case_id IS NULL AND escalates_to = ANY ((SELECT app_roles())::text[])
    AND EXISTS (SELECT FROM memberships m WHERE m.network_id = duties.network_id AND m.user_id = duties.holder_user_id AND m.organization_id = (SELECT app_organization())));
