-- Contacts: one interaction with or about the client.

CREATE TABLE contacts (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  person_id uuid NOT NULL,
  category text NOT NULL,
  mode text NOT NULL CHECK (mode IN ('call', 'text', 'visit', 'mail', 'video', 'office', 'accompaniment')),
  outcome text NOT NULL CHECK (outcome IN ('reached', 'voicemail', 'not_reached', 'cancelled_by_client')),
  party text NOT NULL CHECK (party IN ('client', 'family', 'provider', 'payer', 'other')),
  at timestamptz NOT NULL,
  minutes integer NOT NULL CHECK (minutes BETWEEN 0 AND 1440),
  note text NOT NULL DEFAULT '',
  user_id uuid DEFAULT app_user(),
  appointment_id uuid,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, case_id) REFERENCES cases (network_id, id),
  FOREIGN KEY (network_id, person_id) REFERENCES persons (network_id, id),
  FOREIGN KEY (network_id, user_id) REFERENCES users (network_id, id)
);
CREATE INDEX contacts_case ON contacts (network_id, case_id, at DESC);
CREATE INDEX contacts_user ON contacts (network_id, user_id, at DESC);
CALL protect_case_table('contacts', 'SELECT, INSERT, UPDATE');
CALL keep_versions('contacts');
