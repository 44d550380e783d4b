#!/bin/sh
# On the former primary, after the other one was promoted: throws away what only this machine had and makes it the standby. Copies only what differs.
. "$(dirname "$0")/common.sh"

[ "$(sql_peer -c 'SELECT pg_is_in_recovery()')" = f ] || fail "$PEER_HOST:$PEER_PORT is no primary."
# See promote.sh: the new primary has to have written down that it is one.
knows_itself() { [ "$(sql_peer -c "SELECT ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int = timeline_id FROM pg_control_checkpoint()")" = t ]; }
wait_for 300 "the first checkpoint of $PEER" knows_itself
stop_cluster
configure
rm -f "$ETC/conf.d/lotse-synchronous.conf"
# After a crash it recovers the cluster first, to know its last moment.
as_postgres "$BIN/pg_rewind" --target-pgdata "$DATA" --config-file "$ETC/postgresql.conf" --source-server "$(peer_address) dbname=postgres" --write-recovery-conf
as_postgres sh -c "echo \"primary_slot_name = 'lotse_$NAME'\" >>'$DATA/postgresql.auto.conf'"
# Places of others, from the time as the primary: they would keep the journal for ever.
rm -rf "$DATA/pg_replslot/lotse_$PEER"
pg_ctlcluster "$VERSION" "$CLUSTER" start
wait_for 60 'following the primary' follows
say "follows $PEER on port $PORT."
