-- What an intervention of a plan costs and who pays for it. An amount is one value, { minor, currency }, so that two people who change it at once are
-- shown one field, not two halves of it.
ALTER TABLE plan_interventions
  ADD COLUMN cost jsonb CHECK (jsonb_typeof(cost -> 'minor') = 'number' AND (cost ->> 'minor')::numeric >= 0 AND cost ->> 'currency' ~ '^[A-Z]{3}$'),
  ADD COLUMN cost_per text CHECK (cost_per IN ('once', 'time', 'week', 'month')),
  ADD COLUMN funding text CHECK (funding IN ('client', 'insurer', 'public', 'agency', 'donation', 'free', 'open')),
  ADD COLUMN funding_note text NOT NULL DEFAULT '' CHECK (length(funding_note) <= 200);
