#!/bin/sh
# Makes this machine a standby of the other one: copies everything from it and follows. What this cluster held before is removed, so it says what first.
# standby.sh [--replace]
. "$(dirname "$0")/common.sh"

if is_running && ! is_standby && [ "$(sql -c "SELECT count(*) FROM pg_database WHERE datname = 'lotse'")" = 1 ] && [ "${1:-}" != --replace ]; then
  fail "this cluster holds a database lotse of its own. If the other machine's is the right one: standby.sh --replace; a former primary: rejoin.sh."
fi
configure
[ "$(sql_peer -c 'SELECT pg_is_in_recovery()')" = f ] || fail "$PEER_HOST:$PEER_PORT is no primary."
sql_peer -c "SELECT pg_create_physical_replication_slot('lotse_$NAME', true) WHERE NOT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = 'lotse_$NAME')" >/dev/null

stop_cluster
find "$DATA" -mindepth 1 -delete
as_postgres "$BIN/pg_basebackup" --pgdata "$DATA" --dbname "$(peer_address)" --wal-method stream --slot "lotse_$NAME" --write-recovery-conf --checkpoint fast
pg_ctlcluster "$VERSION" "$CLUSTER" start
wait_for 120 'following the primary' follows
say "follows $PEER on port $PORT."
