#!/bin/sh
# base-backup.sh DIRECTORY, on the primary or the standby: the copy from which the archived journal goes on. Checked when it is complete.
. "$(dirname "$0")/common.sh"

archive=${1:?say where to}
to=$archive/base/$(date -u +%Y%m%dT%H%M%SZ)
as_postgres "$BIN/pg_basebackup" --pgdata "$to" --port "$PORT" --wal-method stream --checkpoint fast --compress none
as_postgres "$BIN/pg_verifybackup" --quiet "$to"
say "wrote $to."
