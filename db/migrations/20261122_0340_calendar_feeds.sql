-- The secret link under which a calendar program reads somebody's appointments. Only the digest of the secret is kept; a new link ends the old one.
CREATE TABLE calendar_feeds (
  network_id uuid NOT NULL DEFAULT app_network(),
  user_id uuid NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  shows_case_number boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (network_id, user_id),
  FOREIGN KEY (network_id, user_id) REFERENCES users (network_id, id)
);
CALL protect_own_table('calendar_feeds');

-- Who a link stands for now, with the roles held at this moment: a link of somebody who left shows nothing.
CREATE FUNCTION holder_of_calendar_feed(in_token_hash bytea)
  RETURNS TABLE (network_id uuid, user_id uuid, organization_id uuid, roles text[], language text, time_zone text, shows_case_number boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT f.network_id, f.user_id, acting.organization_id, acting.roles, u.language, coalesce(u.time_zone, acting.time_zone), f.shows_case_number
  FROM calendar_feeds f
  JOIN users u ON u.network_id = f.network_id AND u.id = f.user_id AND u.state = 'active'
  CROSS JOIN LATERAL (
    SELECT m.organization_id, array_agg(m.role ORDER BY m.role) AS roles, coalesce(o.time_zone, n.time_zone) AS time_zone
    FROM memberships m
    JOIN organizations o ON o.network_id = m.network_id AND o.id = m.organization_id AND o.active
    JOIN networks n ON n.id = m.network_id
    WHERE m.network_id = f.network_id AND m.user_id = f.user_id AND m.valid_from <= (now() AT TIME ZONE coalesce(o.time_zone, n.time_zone))::date
      AND (m.valid_until IS NULL OR m.valid_until > (now() AT TIME ZONE coalesce(o.time_zone, n.time_zone))::date)
    GROUP BY m.organization_id, coalesce(o.time_zone, n.time_zone)
    ORDER BY min(m.created_at), m.organization_id
    LIMIT 1
  ) acting
  WHERE f.token_hash = in_token_hash
$$;
REVOKE ALL ON FUNCTION holder_of_calendar_feed(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION holder_of_calendar_feed(bytea) TO lotse_app;
