#!/bin/sh
# archive.sh DIRECTORY, on both machines: whoever writes keeps every piece of PostgreSQL's journal there too, at the latest after a minute. The directory lies on another machine.
. "$(dirname "$0")/common.sh"

archive=${1:?say where to}
as_postgres test -w "$archive" || fail "$archive cannot be written by postgres."
as_postgres mkdir -p "$archive/journal" "$archive/base"
{
  echo 'archive_mode = on'
  echo 'archive_timeout = 60'
  echo "archive_command = 'test ! -f $archive/journal/%f && cp %p $archive/journal/.%f && sync $archive/journal/.%f && mv $archive/journal/.%f $archive/journal/%f'"
} >"$ETC/conf.d/lotse-archive.conf"
pg_ctlcluster "$VERSION" "$CLUSTER" restart
say "the journal is kept in $archive."
