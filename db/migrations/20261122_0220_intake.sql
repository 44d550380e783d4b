-- Intake: what reaches an organisation before there is a case. A referral is a record of its own: not yet a person, a case or a user.

CREATE TABLE referral_numbers (
  network_id uuid NOT NULL DEFAULT app_network() REFERENCES networks (id), year integer NOT NULL, last_number integer NOT NULL,
  PRIMARY KEY (network_id, year)
);
CALL protect_network_table('referral_numbers', 'SELECT, INSERT, UPDATE');

-- What the sender said and what the sender is told; both sides may read it.
CREATE TABLE referrals (
  network_id uuid NOT NULL DEFAULT app_network() REFERENCES networks (id),
  id uuid NOT NULL,
  number text NOT NULL,
  receiving_organization_id uuid NOT NULL,
  source text NOT NULL CHECK (source IN ('organization', 'self', 'family', 'other')),
  -- an organisation of the network, or the name of one outside it
  sender_organization_id uuid, sender_organization_name text,
  sender_name text, sender_phone text, sender_email text,
  sender_language text NOT NULL CHECK (sender_language IN ('en', 'de', 'it')),
  sent_by_user_id uuid,
  channel text NOT NULL CHECK (channel IN ('phone', 'in_person', 'letter', 'email', 'online')),
  received_at timestamptz NOT NULL,
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 4000),
  urgency text NOT NULL CHECK (urgency IN ('routine', 'soon', 'urgent', 'same_day')),
  answer_due_at timestamptz NOT NULL,
  -- the person as they were told (ToldPerson of modules/intake), with how to reach them and how not
  told jsonb NOT NULL,
  told_name text NOT NULL GENERATED ALWAYS AS (fold_name(coalesce(told ->> 'givenNames', '') || ' ' || coalesce(told ->> 'preferredName', '') || ' ' || coalesce(told ->> 'familyName', ''))) STORED,
  person_agrees text NOT NULL CHECK (person_agrees IN ('yes', 'no', 'not_asked')),
  -- the sender's own record of the person, shown to the receiver by being sent
  sent_person_id uuid,
  status text NOT NULL DEFAULT 'referred' CHECK (status IN ('referred', 'screening', 'waitlisted', 'accepted', 'declined')),
  status_since timestamptz NOT NULL,
  decline_reason text,
  answer text NOT NULL DEFAULT '',
  alternatives text NOT NULL DEFAULT '',
  informed_by text CHECK (informed_by IN ('mail', 'phone', 'letter', 'in_person', 'online')),
  informed_at timestamptz,
  category text NOT NULL DEFAULT 'social' CHECK (category = 'social'),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  UNIQUE (network_id, number),
  FOREIGN KEY (network_id, receiving_organization_id) REFERENCES organizations (network_id, id),
  FOREIGN KEY (network_id, sender_organization_id) REFERENCES organizations (network_id, id),
  FOREIGN KEY (network_id, sent_by_user_id) REFERENCES users (network_id, id),
  FOREIGN KEY (network_id, sent_person_id) REFERENCES persons (network_id, id),
  CHECK ((status = 'declined') = (decline_reason IS NOT NULL)),
  -- nobody is turned away without hearing of it (process.md § 2.2, T3)
  CHECK (status <> 'declined' OR informed_by IS NOT NULL)
);
CREATE INDEX referrals_inbox ON referrals (network_id, receiving_organization_id, status, answer_due_at, id);
CREATE INDEX referrals_sent ON referrals (network_id, sender_organization_id, received_at DESC, id DESC) WHERE sender_organization_id IS NOT NULL;
CREATE INDEX referrals_sent_by ON referrals (network_id, sent_by_user_id) WHERE sent_by_user_id IS NOT NULL;

-- What only the receiver knows: who screens it, what came out, and what it became.
CREATE TABLE referral_screenings (
  network_id uuid NOT NULL DEFAULT app_network(),
  -- that of the referral
  id uuid NOT NULL,
  receiving_organization_id uuid NOT NULL,
  worker_id uuid,
  target_group_met boolean,
  eligibility text CHECK (eligibility IN ('recorded', 'not_required')),
  note text NOT NULL DEFAULT '',
  -- 1 goes first
  priority smallint CHECK (priority BETWEEN 1 AND 4),
  reviewed_at timestamptz,
  became_person_id uuid, became_case_id uuid,
  decided_by uuid, decided_at timestamptz,
  category text NOT NULL DEFAULT 'social' CHECK (category = 'social'),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, id) REFERENCES referrals (network_id, id),
  FOREIGN KEY (network_id, receiving_organization_id) REFERENCES organizations (network_id, id),
  FOREIGN KEY (network_id, worker_id) REFERENCES users (network_id, id),
  FOREIGN KEY (network_id, became_person_id) REFERENCES persons (network_id, id),
  FOREIGN KEY (network_id, became_case_id) REFERENCES cases (network_id, id)
);
CREATE INDEX referral_screenings_case ON referral_screenings (network_id, became_case_id) WHERE became_case_id IS NOT NULL;
CREATE INDEX cases_referral ON cases (network_id, referral_id) WHERE referral_id IS NOT NULL;

-- Intake and supervisors of the receiver; whoever sent it and who stands in for them there; and the team of the case it became.
DO $$
DECLARE
  receives text := '(receiving_organization_id = (SELECT app_organization()) AND (SELECT app_roles()) && ARRAY[''intake_worker'', ''supervisor''])';
  sends text := '(sent_by_user_id = (SELECT app_user()) OR (sender_organization_id = (SELECT app_organization()) AND (SELECT app_roles()) && ARRAY[''supervisor'', ''intake_worker'', ''partner'']))';
  works text := '(''social'' = ANY ((SELECT app_categories())::text[]) AND EXISTS (SELECT FROM cases c WHERE c.network_id = referrals.network_id AND c.referral_id = referrals.id))';
BEGIN
  CALL protect_with('referrals', receives || ' OR ' || sends || ' OR ' || works,
    receives || ' OR (sent_by_user_id = (SELECT app_user()) AND sender_organization_id = (SELECT app_organization()) AND status = ''referred'')', 'SELECT, INSERT, UPDATE');
  CALL protect_with('referral_screenings', receives, receives, 'SELECT, INSERT, UPDATE');
  -- What was sent is the receiver's to answer.
  EXECUTE 'DROP POLICY app_updates ON referrals';
  EXECUTE 'CREATE POLICY app_updates ON referrals FOR UPDATE TO lotse_app USING (network_id = (SELECT app_network()) AND ((SELECT app_is_system()) OR ' || receives || '))';
END $$;
CALL keep_versions('referrals', '-', '-', 'social');
CALL keep_versions('referral_screenings', 'became_case_id', 'became_person_id', 'social');

-- The history of referrals hangs on no case and no person; it stays with the receiver.
CREATE POLICY earlier_referrals ON row_history AS RESTRICTIVE FOR SELECT TO lotse_app
  USING (table_name NOT IN ('referrals', 'referral_screenings') OR (SELECT app_is_system()) OR (state ->> 'receiving_organization_id' = (SELECT app_organization())::text AND (SELECT app_roles()) && ARRAY['intake_worker', 'supervisor']));
