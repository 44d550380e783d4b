-- Referrals through the public page `/refer`, by people without an account.

-- A setting of the organisation: whether strangers may turn to it through the public page.
ALTER TABLE organizations ADD COLUMN accepts_public_referrals boolean NOT NULL DEFAULT false;

ALTER TABLE referrals
  -- who the sender is to the person, when they ask for somebody else
  ADD COLUMN sender_relation text CHECK (sender_relation IN ('partner', 'parent', 'child', 'relative', 'friend', 'neighbour', 'professional', 'other')),
  -- how the sender wants to be answered
  ADD COLUMN answer_wish text CHECK (answer_wish IN ('code', 'mail', 'phone', 'letter')),
  -- when the sender said that they have read the privacy notice
  ADD COLUMN notice_read_at timestamptz;

-- With the code of the receipt a sender reads the state of their referral. Only a keyed digest of the code is kept.
CREATE TABLE referral_receipts (
  network_id uuid NOT NULL DEFAULT app_network(),
  referral_id uuid NOT NULL,
  code_digest bytea NOT NULL,
  -- of the form as it was sent: the same one again is the same referral
  form_digest bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (network_id, referral_id),
  FOREIGN KEY (network_id, referral_id) REFERENCES referrals (network_id, id)
);
CREATE UNIQUE INDEX referral_receipts_code ON referral_receipts (code_digest);
CALL protect_with('referral_receipts', 'false', 'false', 'SELECT, INSERT');

-- How often somebody used the public page within the hour. The subject is a keyed digest of the day and the caller's address, never the address; what
-- is older than an hour or two is deleted. Belongs to no network: nobody is signed in.
CREATE TABLE public_requests (
  subject bytea NOT NULL,
  hour timestamptz NOT NULL,
  requests integer NOT NULL,
  PRIMARY KEY (subject, hour)
);
CREATE INDEX public_requests_hour ON public_requests (hour);
ALTER TABLE public_requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE public_requests FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_maintains ON public_requests TO CURRENT_USER USING (true) WITH CHECK (true);

-- Counts the request before anything else is done and says whether it is one of the first `in_most` of this hour.
CREATE FUNCTION count_public_request(in_subject bytea, in_now timestamptz, in_most integer) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  this_hour timestamptz := date_trunc('hour', in_now);
  so_far integer;
BEGIN
  DELETE FROM public_requests WHERE hour < this_hour - interval '1 hour';
  INSERT INTO public_requests AS p VALUES (in_subject, this_hour, 1)
    ON CONFLICT (subject, hour) DO UPDATE SET requests = p.requests + 1 RETURNING p.requests INTO so_far;
  RETURN so_far <= in_most;
END $$;

-- ---------------------------------------------------------------- before anybody is signed in
-- To whom strangers may turn: in use, willing, and with somebody who reads what comes.
CREATE FUNCTION public_receivers() RETURNS TABLE (network_id uuid, id uuid, name text, phone text, country text, language text, time_zone text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.network_id, o.id, o.name, o.phone, coalesce(o.address ->> 'country', n.country), n.language, coalesce(o.time_zone, n.time_zone)
  FROM organizations o JOIN networks n ON n.id = o.network_id
  WHERE o.active AND o.accepts_public_referrals AND EXISTS (SELECT FROM memberships m WHERE m.network_id = o.network_id AND m.organization_id = o.id
    AND m.role IN ('intake_worker', 'supervisor') AND (m.valid_until IS NULL OR m.valid_until > (now() AT TIME ZONE n.time_zone)::date))
  ORDER BY fold_name(o.name), o.id
$$;

-- Answers ids only to whoever has the code.
CREATE FUNCTION referral_of_receipt(in_code_digest bytea) RETURNS TABLE (network_id uuid, referral_id uuid, language text, time_zone text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.network_id, r.referral_id, n.language, n.time_zone FROM referral_receipts r JOIN networks n ON n.id = r.network_id WHERE r.code_digest = in_code_digest
$$;

REVOKE ALL ON FUNCTION count_public_request(bytea, timestamptz, integer), public_receivers(), referral_of_receipt(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_public_request(bytea, timestamptz, integer), public_receivers(), referral_of_receipt(bytea) TO lotse_app;
