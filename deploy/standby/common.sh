# What the scripts of this folder share. Sourced, not run.
set -eu

CONF=${LOTSE_STANDBY:-/etc/lotse/standby.conf}
[ -r "$CONF" ] || { echo "There is no $CONF: see standby.conf.example." >&2; exit 2; }
. "$CONF"
[ "$(id -u)" = 0 ] || { echo 'Run it as root.' >&2; exit 2; }

ETC=/etc/postgresql/$VERSION/$CLUSTER
DATA=$(pg_conftool -s "$VERSION" "$CLUSTER" show data_directory)
BIN=$(pg_config --bindir 2>/dev/null || true)
[ -x "/usr/lib/postgresql/$VERSION/bin/postgres" ] && BIN=/usr/lib/postgresql/$VERSION/bin
PASSFILE=$ETC/lotse.pgpass

say() { echo "$NAME: $*"; }
fail() { echo "$NAME: $*" >&2; exit 1; }
as_postgres() { (cd / && setpriv --reuid=postgres --regid=postgres --init-groups "$@"); }

# SQL on this machine's cluster, as the superuser over its socket; never waits for a standby that may not be there.
sql() { as_postgres env PGOPTIONS='-c client_min_messages=warning -c synchronous_commit=local' psql -XAtq -v ON_ERROR_STOP=1 -p "$PORT" -d "${DATABASE:-postgres}" "$@"; }

# SQL on the other machine, as the role that replicates.
sql_peer() { as_postgres env PGPASSFILE="$PASSFILE" PGCONNECT_TIMEOUT=3 psql -XAtq -v ON_ERROR_STOP=1 "$(peer_address) dbname=postgres" "$@"; }
peer_address() { echo "host=$PEER_HOST port=$PEER_PORT user=lotse_replication application_name=lotse_$NAME passfile=$PASSFILE"; }

is_running() { pg_ctlcluster "$VERSION" "$CLUSTER" status >/dev/null 2>&1; }
stop_cluster() {
  pg_ctlcluster "$VERSION" "$CLUSTER" stop --mode fast >/dev/null 2>&1 || true # it may have died before
  if is_running; then fail 'PostgreSQL does not stop.'; fi
}
is_standby() { [ "$(sql -c 'SELECT pg_is_in_recovery()')" = t ]; }

# The journal arrives from the primary and goes on arriving.
follows() { [ "$(sql -c "SELECT count(*) FROM pg_stat_wal_receiver WHERE status = 'streaming'")" = 1 ]; }

# A line is added once, whoever runs the script again.
ensure_line() { grep -qxF "$2" "$1" || echo "$2" >>"$1"; }

# Settings and rights both machines need, whichever of them writes. They lie in /etc, so a base backup does not carry them over.
configure() {
  install -d -o postgres -g postgres "$ETC/conf.d"
  {
    echo "listen_addresses = '${LISTEN:-*}'"
    echo 'password_encryption = scram-sha-256'
    echo 'wal_level = replica'
    echo 'max_wal_senders = 10'
    echo 'max_replication_slots = 10'
    echo 'hot_standby = on'
    echo '# pg_rewind needs to see which pages a lost transaction touched.'
    echo 'wal_log_hints = on'
    echo '# A standby that is away keeps so much of the journal on the primary, no more: a full disk would stop everybody.'
    echo "max_slot_wal_keep_size = '${KEEP:-16GB}'"
    echo '# Silence for so long is an outage.'
    echo "wal_receiver_timeout = '20s'"
    echo "wal_sender_timeout = '20s'"
  } >"$ETC/conf.d/lotse.conf"
  ensure_line "$ETC/pg_hba.conf" "host replication lotse_replication $NETWORK scram-sha-256"
  ensure_line "$ETC/pg_hba.conf" "host postgres lotse_replication,lotse_check $NETWORK scram-sha-256"
  ensure_line "$ETC/pg_hba.conf" "host lotse lotse_owner,lotse_app $NETWORK scram-sha-256"
  (umask 077 && echo "*:*:*:lotse_replication:$REPLICATION_PASSWORD" >"$PASSFILE")
  chown postgres:postgres "$PASSFILE"
}

# The place the other machine continues from after an absence.
ensure_slot() { sql -c "SELECT pg_create_physical_replication_slot('lotse_$PEER', true) WHERE NOT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = 'lotse_$PEER')" >/dev/null; }

wait_for() { # wait_for SECONDS WORDS COMMAND …
  seconds=$1 words=$2 && shift 2
  tries=$((seconds * 10))
  until "$@"; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || fail "$words did not happen within $seconds s."
    sleep 0.1
  done
}
