-- Appointments of clients and workers. Nobody is in two places at once: the database refuses it.

CREATE TABLE appointments (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  person_id uuid NOT NULL,
  category text NOT NULL,
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  starts_at timestamptz NOT NULL, ends_at timestamptz NOT NULL,
  -- the zone in which people speak of it; a series keeps its hour there when the clocks change
  time_zone text NOT NULL,
  place text NOT NULL DEFAULT '',
  organization_id uuid,
  transport text NOT NULL DEFAULT 'not_needed' CHECK (transport IN ('not_needed', 'own', 'needed', 'requested', 'booked')),
  transport_note text NOT NULL DEFAULT '',
  status text NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'kept', 'missed', 'cancelled')),
  status_reason text,
  intervention_id uuid,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, case_id) REFERENCES cases (network_id, id),
  FOREIGN KEY (network_id, person_id) REFERENCES persons (network_id, id),
  FOREIGN KEY (network_id, organization_id) REFERENCES organizations (network_id, id),
  CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '7 days'),
  CHECK (status NOT IN ('missed', 'cancelled') OR status_reason IS NOT NULL),
  CONSTRAINT appointments_client_elsewhere EXCLUDE USING gist (network_id WITH =, person_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (status IN ('planned', 'kept'))
);
CREATE INDEX appointments_case ON appointments (network_id, case_id, starts_at);
CALL protect_case_table('appointments', 'SELECT, INSERT, UPDATE');
CALL keep_versions('appointments');

-- The workers who take part; `accompanies` means going there together with the client. Times are repeated here for the constraint, by trigger.
CREATE TABLE appointment_workers (
  network_id uuid NOT NULL DEFAULT app_network(),
  appointment_id uuid NOT NULL,
  user_id uuid NOT NULL,
  case_id uuid NOT NULL,
  category text NOT NULL,
  accompanies boolean NOT NULL DEFAULT false,
  during tstzrange NOT NULL,
  busy boolean NOT NULL DEFAULT true,
  PRIMARY KEY (network_id, appointment_id, user_id),
  FOREIGN KEY (network_id, appointment_id) REFERENCES appointments (network_id, id),
  FOREIGN KEY (network_id, user_id) REFERENCES users (network_id, id),
  CONSTRAINT appointment_workers_elsewhere EXCLUDE USING gist (network_id WITH =, user_id WITH =, during WITH &&) WHERE (busy)
);
CREATE INDEX appointment_workers_user ON appointment_workers USING gist (network_id, user_id, during);
CALL protect_case_table('appointment_workers');

CREATE FUNCTION appointment_moved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE appointment_workers SET during = tstzrange(NEW.starts_at, NEW.ends_at), busy = NEW.status IN ('planned', 'kept'), category = NEW.category
    WHERE network_id = NEW.network_id AND appointment_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER appointment_moved AFTER UPDATE OF starts_at, ends_at, status, category ON appointments FOR EACH ROW EXECUTE FUNCTION appointment_moved();
