#!/bin/sh
# On the standby: makes it the primary. The old one must not write any more; where it still answers, nothing is done.
. "$(dirname "$0")/common.sh"

is_standby || fail 'this is the primary already.'
if [ "$(sql_peer -c 'SELECT pg_is_in_recovery()' 2>/dev/null || true)" = f ]; then
  fail "$PEER_HOST:$PEER_PORT still writes: stop it first (pg_ctlcluster $VERSION $CLUSTER stop there, or turn the machine off)."
fi
# Nobody follows yet: waiting for somebody would be waiting for ever.
rm -f "$ETC/conf.d/lotse-synchronous.conf"
pg_ctlcluster "$VERSION" "$CLUSTER" promote
is_primary() { ! is_standby; }
wait_for 60 'the promotion' is_primary
ensure_slot
# Only a checkpoint writes down the new timeline; before it, pg_rewind would take the old primary for one that has nothing to give up.
sql -c CHECKPOINT
say "is the primary on port $PORT. When $PEER is back: rejoin.sh there, then synchronous.sh on here."
