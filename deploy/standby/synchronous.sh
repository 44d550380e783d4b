#!/bin/sh
# synchronous.sh on | off, on the primary. On: a write is answered only when it is on the disk of the standby too, so that losing this machine loses nothing;
# while the standby is away, nothing can be written. Off: writes go on alone, and the last moments are lost with this machine.
. "$(dirname "$0")/common.sh"

file=$ETC/conf.d/lotse-synchronous.conf
case ${1:-} in
on)
  is_standby && fail 'this is a standby.'
  followed() { [ "$(sql -c "SELECT count(*) FROM pg_stat_replication WHERE application_name = 'lotse_$PEER' AND state = 'streaming'")" = 1 ]; }
  wait_for 120 "$PEER following" followed
  printf "synchronous_commit = on\nsynchronous_standby_names = 'FIRST 1 (lotse_%s)'\n" "$PEER" >"$file"
  ;;
off) rm -f "$file" ;;
*) fail 'say on or off.' ;;
esac
sql -c 'SELECT pg_reload_conf()' >/dev/null
if [ "$1" = on ]; then
  is_synchronous() { [ "$(sql -c "SELECT sync_state FROM pg_stat_replication WHERE application_name = 'lotse_$PEER'")" = sync ]; }
  wait_for 120 'synchronous replication' is_synchronous
fi
say "synchronous replication is $1."
