#!/bin/bash
# A backup of the node that writes; $1 is full or incr.
set -euo pipefail

port="$(grep -oP '(?<=^pg1-port=).*' /etc/pgbackrest/pgbackrest.conf)"
cd /var/lib/postgresql
if [ "$(psql --no-psqlrc -At --port "$port" -c 'SELECT pg_is_in_recovery()' postgres)" = t ]; then
  echo "a standby makes no backups"
  exit 0
fi
pgbackrest --stanza=main --type="$1" backup
