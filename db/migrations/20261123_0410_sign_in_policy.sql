-- What a network demands of people who sign in, and since when. Whoever signed in before goes on to the end of that session (twelve hours at most), so
-- that nobody loses what they are writing; whoever signs in after it sets up a second factor first.

CREATE TABLE sign_in_policies (
  network_id uuid NOT NULL DEFAULT app_network() REFERENCES networks (id),
  -- one per network
  id uuid NOT NULL DEFAULT app_network() CHECK (id = network_id),
  -- since when a second factor is demanded of administrators, and of everybody; null: it is left to each
  administrators_since timestamptz, everybody_since timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  CHECK (everybody_since IS NULL OR administrators_since IS NOT NULL)
);
CALL protect_with('sign_in_policies', '(SELECT app_user()) IS NOT NULL', '''administrator'' = ANY ((SELECT app_roles())::text[])', 'SELECT, INSERT, UPDATE');
CALL keep_versions('sign_in_policies', '-', '-');

-- When the person of a session last typed the password: some things are done only soon after it.
ALTER TABLE sessions ADD COLUMN proven_at timestamptz;

-- Whether a session of these roles that began then has to set up a second factor before anything else.
CREATE FUNCTION second_factor_owed(in_network uuid, in_user uuid, in_roles text[], in_began timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM sign_in_policies p
      WHERE p.network_id = in_network
        AND (p.everybody_since <= in_began OR (p.administrators_since <= in_began AND 'administrator' = ANY (in_roles))))
    AND NOT EXISTS (SELECT FROM second_factors f WHERE f.network_id = in_network AND f.user_id = in_user AND f.confirmed_at IS NOT NULL)
$$;
REVOKE ALL ON FUNCTION second_factor_owed(uuid, uuid, text[], timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION second_factor_owed(uuid, uuid, text[], timestamptz) TO lotse_app;

-- As before, and whether a second factor is owed.
DROP FUNCTION actor_of_session(bytea, timestamptz, integer);
CREATE FUNCTION actor_of_session(in_token_hash bytea, in_now timestamptz, in_idle_seconds integer)
  RETURNS TABLE (network_id uuid, session_id uuid, user_id uuid, organization_id uuid, roles text[], language text, time_zone text, last_seen_at timestamptz,
    second_factor_owed boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.network_id, s.id, s.user_id, acting.organization_id, acting.roles, u.language, coalesce(u.time_zone, acting.time_zone), s.last_seen_at,
    second_factor_owed(s.network_id, s.user_id, acting.roles, s.created_at)
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
REVOKE ALL ON FUNCTION actor_of_session(bytea, timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION actor_of_session(bytea, timestamptz, integer) TO lotse_app;
