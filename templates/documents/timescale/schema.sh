#!/bin/bash
# Database, extension, tables and policies. What was applied is remembered by its hash, so that
# policies are made anew only where the document has changed.
set -euo pipefail

sql() {
  (cd /var/lib/postgresql && runuser -u postgres -- psql --no-psqlrc --quiet --tuples-only \
    --no-align --set ON_ERROR_STOP=1 --port "$PORT" "$@")
}

for _ in $(seq 240); do
  if sql --command 'SELECT 1' postgres > /dev/null 2>&1; then break; fi
  sleep 5
done
if [ "$(sql --command 'SELECT pg_is_in_recovery()' postgres)" = t ]; then
  echo "a standby has its tables from the primary"
  exit 0
fi

sql --set "name=$DATABASE" postgres <<'SQL'
SELECT format('CREATE DATABASE %I', :'name')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \gexec
SQL
sql --command 'CREATE EXTENSION IF NOT EXISTS timescaledb' "$DATABASE"
# of a session of its own, as the extension demands
sql --command "ALTER EXTENSION timescaledb UPDATE TO '$EXTENSION_VERSION'" "$DATABASE"
sql --command 'CREATE SCHEMA IF NOT EXISTS document;
  CREATE TABLE IF NOT EXISTS document.applied (sha256 text NOT NULL, at timestamptz NOT NULL)' \
  "$DATABASE"

if [ -n "$APP_USER" ]; then
  sql --set "role=$APP_USER" "$DATABASE" <<'SQL'
SELECT format('CREATE ROLE %I', :'role')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role') \gexec
SQL
fi

hash="$(sha256sum < /run/timescale/schema.sql | cut -d ' ' -f 1)"
applied="$(sql --command 'SELECT sha256 FROM document.applied ORDER BY at DESC LIMIT 1' "$DATABASE")"
if [ "$applied" = "$hash" ]; then
  echo "tables and policies are as the document says"
  exit 0
fi
{
  cat /run/timescale/schema.sql
  echo "INSERT INTO document.applied VALUES ('$hash', now());"
} | sql --single-transaction --file - "$DATABASE"
