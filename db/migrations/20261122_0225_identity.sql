-- Signing in: passwords, second factors, sessions, one-time tokens, lock-out. Nothing here can be used by somebody who steals a copy: passwords
-- are argon2id hashes, tokens and recovery codes digests, second-factor keys and links in waiting mails encrypted.

-- Links with tokens in mails that have not left yet, encrypted.
ALTER TABLE mails ADD COLUMN sealed_facts bytea;
CREATE INDEX mails_created ON mails (network_id, created_at DESC, id DESC);

-- Half-open, as periods are: the first day on which the role is no longer held. Ending it with today takes effect at once.
COMMENT ON COLUMN memberships.valid_until IS 'first day on which the role is no longer held';
-- Today at the place of the network: in the evening of America it is tomorrow already for the server.
CREATE FUNCTION network_today() RETURNS date LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT (now() AT TIME ZONE n.time_zone)::date FROM networks n WHERE n.id = app_network()), current_date)
$$;
ALTER TABLE memberships ALTER COLUMN valid_from SET DEFAULT network_today();

CREATE TABLE credentials (
  network_id uuid NOT NULL DEFAULT app_network(), user_id uuid NOT NULL,
  -- PHC string: algorithm, parameters, salt and hash
  password_hash text NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (network_id, user_id),
  FOREIGN KEY (network_id, user_id) REFERENCES users (network_id, id)
);
CALL protect_with('credentials', 'false', 'false');

-- TOTP (RFC 6238). The time step last accepted is kept, and only a later one is accepted after it.
CREATE TABLE second_factors (
  network_id uuid NOT NULL DEFAULT app_network(), user_id uuid NOT NULL,
  sealed_secret bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  confirmed_at timestamptz,
  last_step bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (network_id, user_id),
  FOREIGN KEY (network_id, user_id) REFERENCES users (network_id, id)
);
CALL protect_with('second_factors', 'user_id = (SELECT app_user()) OR ''administrator'' = ANY ((SELECT app_roles())::text[])', 'false');

CREATE TABLE recovery_codes (
  network_id uuid NOT NULL DEFAULT app_network(), user_id uuid NOT NULL,
  code_digest bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(), used_at timestamptz,
  PRIMARY KEY (network_id, user_id, code_digest),
  FOREIGN KEY (network_id, user_id) REFERENCES users (network_id, id)
);
CALL protect_with('recovery_codes', 'user_id = (SELECT app_user())', 'false');

CREATE TABLE sessions (
  network_id uuid NOT NULL DEFAULT app_network(), id uuid NOT NULL,
  user_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  -- the organisation the person acts for, while they belong to several
  organization_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(), last_seen_at timestamptz NOT NULL, expires_at timestamptz NOT NULL,
  address text NOT NULL DEFAULT '', device text NOT NULL DEFAULT '',
  revoked_at timestamptz,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, user_id) REFERENCES users (network_id, id),
  FOREIGN KEY (network_id, organization_id) REFERENCES organizations (network_id, id)
);
CREATE UNIQUE INDEX sessions_token ON sessions (token_hash);
CREATE INDEX sessions_user ON sessions (network_id, user_id, last_seen_at DESC);
CALL protect_with('sessions', 'user_id = (SELECT app_user()) OR ''administrator'' = ANY ((SELECT app_roles())::text[])', 'user_id = (SELECT app_user())');

-- Tokens that are good for one use: an invitation, a password reset, the step between password and second factor.
CREATE TABLE one_time_tokens (
  network_id uuid NOT NULL DEFAULT app_network(), id uuid NOT NULL,
  user_id uuid NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('invitation', 'password_reset', 'second_factor')),
  token_hash bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(), expires_at timestamptz NOT NULL, used_at timestamptz,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, user_id) REFERENCES users (network_id, id)
);
CREATE UNIQUE INDEX one_time_tokens_token ON one_time_tokens (token_hash);
CREATE INDEX one_time_tokens_user ON one_time_tokens (network_id, user_id, purpose, created_at DESC);
CALL protect_with('one_time_tokens', 'false', 'false');

-- The sign-ins a demo network offers to whoever tries it out. Changing the password takes the account off this list.
CREATE TABLE demo_sign_ins (
  network_id uuid NOT NULL DEFAULT app_network(), user_id uuid NOT NULL,
  position integer NOT NULL, password text NOT NULL,
  PRIMARY KEY (network_id, user_id),
  FOREIGN KEY (network_id, user_id) REFERENCES users (network_id, id)
);
CALL protect_with('demo_sign_ins', 'false', 'false');

-- Attempts that failed, by account name and by address, both as digests. Belongs to no network: the account may not exist at all.
CREATE TABLE sign_in_attempts (
  subject bytea PRIMARY KEY,
  failures integer NOT NULL,
  last_at timestamptz NOT NULL
);
ALTER TABLE sign_in_attempts ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_in_attempts FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_maintains ON sign_in_attempts TO CURRENT_USER USING (true) WITH CHECK (true);

-- ---------------------------------------------------------------- who may change accounts and roles
-- Roles open records, so the database itself lets only administrators and the platform write them.
DROP POLICY app_inserts ON memberships; DROP POLICY app_updates ON memberships; DROP POLICY app_deletes ON memberships;
CREATE POLICY app_inserts ON memberships FOR INSERT TO lotse_app
  WITH CHECK (network_id = (SELECT app_network()) AND ((SELECT app_is_system()) OR 'administrator' = ANY ((SELECT app_roles())::text[])));
CREATE POLICY app_updates ON memberships FOR UPDATE TO lotse_app
  USING (network_id = (SELECT app_network()) AND ((SELECT app_is_system()) OR 'administrator' = ANY ((SELECT app_roles())::text[])));
DROP POLICY app_inserts ON users; DROP POLICY app_updates ON users; DROP POLICY app_deletes ON users;
CREATE POLICY app_inserts ON users FOR INSERT TO lotse_app
  WITH CHECK (network_id = (SELECT app_network()) AND ((SELECT app_is_system()) OR 'administrator' = ANY ((SELECT app_roles())::text[])));
CREATE POLICY app_updates ON users FOR UPDATE TO lotse_app
  USING (network_id = (SELECT app_network())
    AND ((SELECT app_is_system()) OR id = (SELECT app_user()) OR 'administrator' = ANY ((SELECT app_roles())::text[])));

-- ---------------------------------------------------------------- before anybody is signed in
-- The few questions that have to be asked without a network. Each answers ids only to whoever already knows an address or a token.

CREATE FUNCTION account_of_email(in_email text) RETURNS TABLE (network_id uuid, user_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.network_id, u.id FROM users u WHERE u.email = in_email
$$;

CREATE FUNCTION account_of_token(in_purpose text, in_token_hash bytea) RETURNS TABLE (network_id uuid, user_id uuid, token_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.network_id, t.user_id, t.id FROM one_time_tokens t WHERE t.token_hash = in_token_hash AND t.purpose = in_purpose
$$;

CREATE FUNCTION account_of_session(in_token_hash bytea) RETURNS TABLE (network_id uuid, user_id uuid, session_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.network_id, s.user_id, s.id FROM sessions s WHERE s.token_hash = in_token_hash
$$;

-- Who a session token stands for at this moment: the person, the organisation acted for and the roles held there today. No row: not signed in.
CREATE FUNCTION actor_of_session(in_token_hash bytea, in_now timestamptz, in_idle_seconds integer)
  RETURNS TABLE (network_id uuid, session_id uuid, user_id uuid, organization_id uuid, roles text[], language text, time_zone text, last_seen_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.network_id, s.id, s.user_id, acting.organization_id, acting.roles, u.language, coalesce(u.time_zone, acting.time_zone), s.last_seen_at
  FROM sessions s
  JOIN users u ON u.network_id = s.network_id AND u.id = s.user_id AND u.state = 'active'
  CROSS JOIN LATERAL (
    SELECT m.organization_id, array_agg(m.role ORDER BY m.role) AS roles, coalesce(o.time_zone, n.time_zone) AS time_zone
    FROM memberships m
    JOIN organizations o ON o.network_id = m.network_id AND o.id = m.organization_id AND o.active
    JOIN networks n ON n.id = m.network_id
    WHERE m.network_id = s.network_id AND m.user_id = s.user_id
      AND m.valid_from <= (in_now AT TIME ZONE coalesce(o.time_zone, n.time_zone))::date
      AND (m.valid_until IS NULL OR m.valid_until > (in_now AT TIME ZONE coalesce(o.time_zone, n.time_zone))::date)
    GROUP BY m.organization_id, coalesce(o.time_zone, n.time_zone)
    ORDER BY (m.organization_id IS NOT DISTINCT FROM s.organization_id) DESC, min(m.created_at), m.organization_id
    LIMIT 1
  ) acting
  WHERE s.token_hash = in_token_hash AND s.revoked_at IS NULL AND s.expires_at > in_now
    AND s.last_seen_at > in_now - make_interval(secs => in_idle_seconds)
$$;

CREATE FUNCTION session_is_alive(in_network uuid, in_session uuid, in_now timestamptz, in_idle_seconds integer) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM sessions s JOIN users u ON u.network_id = s.network_id AND u.id = s.user_id AND u.state = 'active'
    WHERE s.network_id = in_network AND s.id = in_session AND s.revoked_at IS NULL AND s.expires_at > in_now
      AND s.last_seen_at > in_now - make_interval(secs => in_idle_seconds))
$$;

-- The person did something. Written at most once in a while, however many requests a screen makes.
CREATE FUNCTION session_was_used(in_network uuid, in_session uuid, in_now timestamptz, in_at_most_every_seconds integer) RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE sessions SET last_seen_at = in_now
  WHERE network_id = in_network AND id = in_session AND last_seen_at <= in_now - make_interval(secs => in_at_most_every_seconds)
$$;

-- Counts an attempt before it is tried, so that many at once cannot slip through, and says whether it may be tried: in_pauses[n] is how many
-- seconds must pass after the n-th failure, the last one for all after it. Old failures are forgotten.
CREATE FUNCTION begin_sign_in_attempt(in_subject bytea, in_now timestamptz, in_pauses integer[], in_forget_after_seconds integer)
  RETURNS TABLE (allowed boolean, retry_at timestamptz)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  seen sign_in_attempts;
  pause integer := 0;
  open_at timestamptz;
BEGIN
  INSERT INTO sign_in_attempts VALUES (in_subject, 0, in_now) ON CONFLICT (subject) DO NOTHING;
  SELECT * INTO seen FROM sign_in_attempts a WHERE a.subject = in_subject FOR UPDATE;
  IF seen.last_at < in_now - make_interval(secs => in_forget_after_seconds) THEN seen.failures := 0; END IF;
  IF seen.failures > 0 THEN pause := in_pauses[least(seen.failures, cardinality(in_pauses))]; END IF;
  open_at := seen.last_at + make_interval(secs => pause);
  IF pause > 0 AND open_at > in_now THEN RETURN QUERY SELECT false, open_at; RETURN; END IF;
  UPDATE sign_in_attempts a SET failures = seen.failures + 1, last_at = greatest(in_now, seen.last_at) WHERE a.subject = in_subject;
  RETURN QUERY SELECT true, NULL::timestamptz;
END $$;

-- The attempt was good: it does not count, or (the account's own) nothing counts any more.
CREATE FUNCTION forgive_sign_in_attempt(in_subject bytea, in_everything boolean) RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE sign_in_attempts SET failures = CASE WHEN in_everything THEN 0 ELSE greatest(failures - 1, 0) END WHERE subject = in_subject
$$;

CREATE FUNCTION installation_has_network() RETURNS boolean
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$ SELECT EXISTS (SELECT FROM networks) $$;

CREATE FUNCTION offered_demo_sign_ins() RETURNS TABLE (email text, password text, given_name text, family_name text, title text, role text, organization_name text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.email, d.password, u.given_name, u.family_name, u.title, m.role, o.name
  FROM demo_sign_ins d
  JOIN users u ON u.network_id = d.network_id AND u.id = d.user_id AND u.state = 'active'
  JOIN LATERAL (SELECT * FROM memberships ms WHERE ms.network_id = d.network_id AND ms.user_id = d.user_id ORDER BY ms.created_at, ms.id LIMIT 1) m ON true
  JOIN organizations o ON o.network_id = m.network_id AND o.id = m.organization_id
  ORDER BY d.network_id, d.position
$$;

-- For the command line, which knows an organisation by its name only; without a name, all there are.
CREATE FUNCTION organizations_named(in_name text) RETURNS TABLE (network_id uuid, organization_id uuid, name text, time_zone text, language text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT n.id, o.id, o.name, n.time_zone, n.language FROM organizations o JOIN networks n ON n.id = o.network_id
  WHERE o.active AND (in_name IS NULL OR lower(o.name) = lower(in_name)) ORDER BY o.name LIMIT 20
$$;

-- What nobody needs any more: tokens and sessions long over, attempts long forgotten. Sign-ins stay in the journal.
CREATE FUNCTION clear_ended_sign_ins(in_before timestamptz) RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM one_time_tokens WHERE expires_at < in_before;
  DELETE FROM sessions WHERE expires_at < in_before;
  DELETE FROM sign_in_attempts WHERE last_at < in_before;
$$;

DO $$
DECLARE signature text;
BEGIN
  FOREACH signature IN ARRAY ARRAY[
    'account_of_email(text)', 'account_of_token(text, bytea)', 'account_of_session(bytea)', 'actor_of_session(bytea, timestamptz, integer)',
    'session_is_alive(uuid, uuid, timestamptz, integer)', 'session_was_used(uuid, uuid, timestamptz, integer)',
    'begin_sign_in_attempt(bytea, timestamptz, integer[], integer)', 'forgive_sign_in_attempt(bytea, boolean)',
    'installation_has_network()', 'organizations_named(text)', 'offered_demo_sign_ins()', 'clear_ended_sign_ins(timestamptz)']
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', signature);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO lotse_app', signature);
  END LOOP;
END $$;
