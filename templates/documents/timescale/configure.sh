#!/bin/bash
# Makes the node what it is: primary, or standby of the primary. It may run again and again; what is
# there already is only configured. A standby that was promoted stays a primary.
set -euo pipefail
# never a database on the root volume
mountpoint --quiet /var/lib/postgresql

data="/var/lib/postgresql/$PG_MAJOR/main"
etc="/etc/postgresql/$PG_MAJOR/main"
# another image may know postgres by another number
if [ "$(stat --format %U /var/lib/postgresql)" != postgres ]; then
  chown -R postgres:postgres /var/lib/postgresql
fi

as_postgres() {
  (cd /var/lib/postgresql && runuser -u postgres -- "$@")
}

sql() {
  as_postgres psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 \
    --port "$PORT" "$@" postgres
}

# The password alone, or the key `password` of a JSON value.
secret() {
  aws secretsmanager get-secret-value --region "$REGION" --secret-id "$1" \
    --query SecretString --output text \
    | python3 -c '
import json, sys
text = sys.stdin.read().rstrip("\n")
try:
    value = json.loads(text)
except ValueError:
    value = text
print(value["password"] if isinstance(value, dict) else text)'
}

# Neither the log nor the list of processes shows the password.
set_password() {
  ROLE_PASSWORD="$2" sql --set "role=$1" --set "rights=$3" <<'SQL'
SET log_statement = 'none';
SET log_min_duration_statement = -1;
SET log_min_error_statement = 'panic';
\getenv password ROLE_PASSWORD
SELECT format('CREATE ROLE %I', :'role')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role') \gexec
ALTER ROLE :"role" LOGIN :rights PASSWORD :'password';
SQL
}

wait_for() {
  for _ in $(seq 120); do
    if as_postgres pg_isready --quiet --host "$1" --port "$PORT"; then return; fi
    sleep 5
  done
  echo "$1 does not answer on port $PORT" >&2
  exit 1
}

clone_primary() {
  local password
  password="$(secret "$REPLICATION_SECRET")"
  password="${password//\\/\\\\}"
  install -m 600 -o postgres -g postgres /dev/null /var/lib/postgresql/.pgpass
  echo "$PRIMARY:$PORT:*:replication:${password//:/\\:}" > /var/lib/postgresql/.pgpass
  # the primary answers a little before it has the role and the slot
  for _ in $(seq 60); do
    if as_postgres env PGSSLMODE=require pg_basebackup --host "$PRIMARY" --port "$PORT" \
      --username replication --no-password --pgdata "$data" --wal-method stream \
      --slot standby --write-recovery-conf --checkpoint fast; then return; fi
    sleep 10
  done
  echo "$PRIMARY cannot be copied" >&2
  exit 1
}

is_new=no
if [ ! -e "$data/PG_VERSION" ]; then is_new=yes; fi
if [ ! -e "$etc/postgresql.conf" ]; then
  pg_createcluster --port "$PORT" "$PG_MAJOR" main -- --data-checksums
  # at once, so that a standby never starts from what is no copy of the primary
  if [ "$ROLE" = standby ] && [ "$is_new" = yes ]; then rm -rf "$data"; fi
fi

mkdir -p "$etc/conf.d" /etc/pgbackrest
install -m 640 -o root -g postgres /dev/null /etc/pgbackrest/pgbackrest.conf
cat > /etc/pgbackrest/pgbackrest.conf <<BACKREST
[global]
repo1-type=s3
repo1-path=/pgbackrest
repo1-s3-bucket=$BUCKET
repo1-s3-endpoint=s3.$REGION.$DNS_SUFFIX
repo1-s3-region=$REGION
repo1-s3-key-type=auto
repo1-retention-full-type=time
repo1-retention-full=$RETENTION_DAYS
compress-type=zst
process-max=2
start-fast=y
log-level-console=warn
[main]
pg1-path=$data
pg1-port=$PORT
BACKREST

cp /run/timescale/parameters.conf "$etc/conf.d/document.conf"
{
  echo 'local all postgres peer'
  echo 'local all all peer'
  if [ -n "$APP_USER" ]; then
    echo "hostssl \"$DATABASE\" \"$APP_USER\" all scram-sha-256"
  fi
  for peer in $PEERS; do
    echo "hostssl replication replication $peer/32 scram-sha-256"
  done
} > "$etc/pg_hba.conf"
chown -R postgres:postgres "$etc"

if [ "$ROLE" = standby ] && [ "$is_new" = yes ]; then clone_primary; fi
pg_ctlcluster "$PG_MAJOR" main status > /dev/null || systemctl start "postgresql@$PG_MAJOR-main"
systemctl enable --quiet "postgresql@$PG_MAJOR-main"
wait_for /var/run/postgresql
sql --command 'SELECT pg_reload_conf()' > /dev/null

if [ "$(sql --command 'SELECT pg_is_in_recovery()')" = f ]; then
  if [ -n "$REPLICATION_SECRET" ]; then
    set_password replication "$(secret "$REPLICATION_SECRET")" REPLICATION
    sql --command "SELECT pg_create_physical_replication_slot('standby')
      WHERE NOT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = 'standby')" > /dev/null
  fi
  if [ -n "$APP_USER" ]; then
    set_password "$APP_USER" "$(secret "$APP_SECRET")" NOREPLICATION
  fi
  as_postgres pgbackrest --stanza=main stanza-create
fi

waiting="$(sql --command "SELECT string_agg(name, ', ') FROM pg_settings WHERE pending_restart")"
if [ -n "$waiting" ]; then
  echo "these parameters wait for a restart of postgresql@$PG_MAJOR-main: $waiting"
fi
