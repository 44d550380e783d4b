-- Series of appointments (a therapy twice a week). Every date is an appointment of its own, so that outcome, double booking and duties work as for any other.
CREATE TABLE appointment_series (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  person_id uuid NOT NULL,
  category text NOT NULL,
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  -- every how many days, weeks or months, on which weekdays, at what clock time, how long, until when: as it is agreed now
  rhythm jsonb NOT NULL,
  -- the zone whose clock the series keeps, also when it goes to summer time
  time_zone text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, case_id) REFERENCES cases (network_id, id),
  FOREIGN KEY (network_id, person_id) REFERENCES persons (network_id, id)
);
CREATE INDEX appointment_series_case ON appointment_series (network_id, case_id);
CALL protect_case_table('appointment_series', 'SELECT, INSERT, UPDATE');
CALL keep_versions('appointment_series');

ALTER TABLE appointments
  ADD COLUMN series_id uuid,
  ADD COLUMN series_position integer CHECK (series_position > 0),
  -- when the rhythm would have it; differs from starts_at when this one date was moved
  ADD COLUMN rhythm_starts_at timestamptz,
  -- who else comes, in free words: a sister, an interpreter
  ADD COLUMN others text NOT NULL DEFAULT '' CHECK (length(others) <= 300),
  ADD FOREIGN KEY (network_id, series_id) REFERENCES appointment_series (network_id, id),
  ADD CONSTRAINT appointments_series_whole CHECK ((series_id IS NULL) = (series_position IS NULL) AND (series_id IS NULL) = (rhythm_starts_at IS NULL)),
  ADD CONSTRAINT appointments_series_position UNIQUE (network_id, series_id, series_position);

-- A series that moves by a day passes over its own dates: what counts is where everything stands in the end.
ALTER TABLE appointments DROP CONSTRAINT appointments_client_elsewhere;
ALTER TABLE appointments ADD CONSTRAINT appointments_client_elsewhere
  EXCLUDE USING gist (network_id WITH =, person_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (status IN ('planned', 'kept')) DEFERRABLE;
ALTER TABLE appointment_workers DROP CONSTRAINT appointment_workers_elsewhere;
ALTER TABLE appointment_workers ADD CONSTRAINT appointment_workers_elsewhere
  EXCLUDE USING gist (network_id WITH =, user_id WITH =, during WITH &&) WHERE (busy) DEFERRABLE;
