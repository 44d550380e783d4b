#!/bin/sh
# Writes PgBouncer's list of users from PostgreSQL's own secrets: the SCRAM verifiers, from which no password can be computed. Run it as postgres
# on the primary, and again when a password was changed:
#   userlist.sh > /etc/pgbouncer/userlist.txt && chmod 640 /etc/pgbouncer/userlist.txt
set -eu
exec psql --no-psqlrc --quiet --tuples-only --no-align --dbname "${1:-postgres}" --command "
  SELECT format('\"%s\" \"%s\"', rolname, rolpassword) FROM pg_authid WHERE rolname = 'lotse_app' AND rolpassword LIKE 'SCRAM-SHA-256\$%'"
