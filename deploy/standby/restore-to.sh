#!/bin/sh
# restore-to.sh DIRECTORY TIME VERSION CLUSTER PORT: a new cluster with everything that was committed until the time ('2026-11-23 14:05:00+00'), beside what runs.
set -eu
[ "$(id -u)" = 0 ] && [ $# = 5 ] || { sed -n 2p "$0" >&2; exit 2; }
archive=$1 time=$2 version=$3 cluster=$4 port=$5
as_postgres() { (cd / && setpriv --reuid=postgres --regid=postgres --init-groups "$@"); }

# The newest copy that was complete before the time.
stamp=$(date -u -d "$time" +%Y%m%dT%H%M%SZ)
base=$(ls "$archive/base" | sort | awk -v stamp="$stamp" '$0 < stamp' | tail -n 1)
[ -n "$base" ] || { echo "There is no copy from before $time in $archive/base." >&2; exit 1; }

pg_createcluster "$version" "$cluster" --port "$port" --start-conf manual >/dev/null
data=$(pg_conftool -s "$version" "$cluster" show data_directory)
find "$data" -mindepth 1 -delete
as_postgres cp -a "$archive/base/$base/." "$data/"
install -d -o postgres -g postgres "/etc/postgresql/$version/$cluster/conf.d"
cat >"/etc/postgresql/$version/$cluster/conf.d/lotse-restore.conf" <<CONF
restore_command = 'cp $archive/journal/%f %p'
recovery_target_time = '$time'
recovery_target_action = promote
archive_mode = off
CONF
as_postgres rm -f "$data/standby.signal"
as_postgres touch "$data/recovery.signal"
pg_ctlcluster "$version" "$cluster" start
tries=600
until [ "$(as_postgres psql -XAtq -p "$port" -d postgres -c 'SELECT pg_is_in_recovery()' 2>/dev/null)" = f ]; do
  tries=$((tries - 1))
  [ "$tries" -gt 0 ] || { echo "It does not come up: see /var/log/postgresql/postgresql-$version-$cluster.log" >&2; exit 1; }
  sleep 1
done
echo "Restored from $base to $time: cluster $version/$cluster on port $port."
