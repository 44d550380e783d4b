#!/bin/sh
# Makes this machine's cluster the primary: settings, roles, the database `lotse`, the slot of the standby. Run again it changes nothing.
. "$(dirname "$0")/common.sh"

configure
pg_ctlcluster "$VERSION" "$CLUSTER" restart 2>/dev/null || pg_ctlcluster "$VERSION" "$CLUSTER" start
is_standby && fail 'this is a standby: see promote.sh.'

ensure_role() { # ensure_role NAME PASSWORD ATTRIBUTES
  [ "$(sql -c "SELECT count(*) FROM pg_roles WHERE rolname = '$1'")" = 1 ] || sql -c "CREATE ROLE $1"
  # Through standard input: no password in the list of processes.
  echo "ALTER ROLE $1 LOGIN NOSUPERUSER NOBYPASSRLS $3 PASSWORD '$2'" | sql -f -
}
ensure_role lotse_owner "$OWNER_PASSWORD" ''
ensure_role lotse_app "$APP_PASSWORD" ''
ensure_role lotse_check "$CHECK_PASSWORD" ''
ensure_role lotse_replication "$REPLICATION_PASSWORD" REPLICATION
sql -c 'GRANT lotse_app TO lotse_owner'
# What pg_rewind reads from the one it follows.
for function in 'pg_control_checkpoint()' 'pg_ls_dir(text, boolean, boolean)' 'pg_stat_file(text, boolean)' 'pg_read_binary_file(text)' 'pg_read_binary_file(text, bigint, bigint, boolean)'; do
  sql -c "GRANT EXECUTE ON FUNCTION pg_catalog.$function TO lotse_replication"
done
[ "$(sql -c "SELECT count(*) FROM pg_database WHERE datname = 'lotse'")" = 1 ] ||
  sql -c "CREATE DATABASE lotse OWNER lotse_owner TEMPLATE template0 ENCODING 'UTF8'"
ensure_slot
say "is the primary on port $PORT."
