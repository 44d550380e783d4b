#!/bin/sh
# Says what this machine is, who follows it, and how far behind.
. "$(dirname "$0")/common.sh"

if is_standby; then
  sql -c "SELECT format('standby of %s:%s, %s bytes not yet replayed, last change %s ago', sender_host, sender_port,
    pg_wal_lsn_diff(flushed_lsn, pg_last_wal_replay_lsn()), date_trunc('second', now() - pg_last_xact_replay_timestamp())) FROM pg_stat_wal_receiver"
else
  sql -c "SELECT format('followed by %s: %s, %s, %s bytes behind', application_name, state, sync_state, pg_wal_lsn_diff(pg_current_wal_lsn(), flush_lsn)) FROM pg_stat_replication"
  sql -c "SELECT format('nobody follows in the slot %s; it keeps %s', slot_name, pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn))) FROM pg_replication_slots WHERE NOT active"
fi
