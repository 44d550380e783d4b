#!/bin/sh
# HAProxy asks this of every database machine: 0 when it is the primary. A machine that once was the primary, was left behind and came back by mistake belongs to
# an older timeline than the one seen last, and is never used again until it has joined anew (deploy/standby/rejoin.sh).
# Called as: check-primary.sh <proxy address> <proxy port> <server address> <server port>
set -eu

SEEN=${LOTSE_TIMELINE:-/var/lib/lotse-database/timeline}
PGPASSFILE=${LOTSE_CHECK_PASSFILE:-/etc/haproxy/lotse-check.pgpass}
PGCONNECT_TIMEOUT=8
export PGPASSFILE PGCONNECT_TIMEOUT

timeline=$(psql -XAtqw -h "$3" -p "$4" -U lotse_check -d postgres -c \
  'SELECT CASE WHEN NOT pg_is_in_recovery() THEN left(pg_walfile_name(pg_current_wal_lsn()), 8) END')
[ -n "$timeline" ] || exit 1
seen=$(cat "$SEEN" 2>/dev/null || echo 00000000)
# Both are eight hexadecimal digits.
[ $((0x$timeline)) -ge $((0x$seen)) ] || exit 1
[ "$timeline" = "$seen" ] || { echo "$timeline" >"$SEEN.$$" && mv "$SEEN.$$" "$SEEN"; }
