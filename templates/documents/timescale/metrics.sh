#!/bin/bash
# Publishes how old the last backup is and, where tables are written, how well they are compressed.
set -euo pipefail

port="$(grep -oP '(?<=^pg1-port=).*' /etc/pgbackrest/pgbackrest.conf)"
region="$(grep -oP '(?<=^repo1-s3-region=).*' /etc/pgbackrest/pgbackrest.conf)"
database="$1"
instance="$(cat /var/lib/cloud/data/instance-id)"
cd /var/lib/postgresql

publish() {
  aws cloudwatch put-metric-data --region "$region" --namespace Timescale --metric-data \
    "MetricName=$1,Value=$2,Unit=None,Dimensions=[{Name=InstanceId,Value=$instance}]"
}

hours="$(pgbackrest --stanza=main info --output=json | python3 -c '
import json, sys, time
stops = [b["timestamp"]["stop"] for s in json.load(sys.stdin) for b in s.get("backup", [])]
print(f"{(time.time() - max(stops)) / 3600:.2f}" if stops else "")')"
if [ -n "$hours" ]; then publish BackupAgeHours "$hours"; fi

ratio="$(psql --no-psqlrc -At --port "$port" "$database" <<'SQL'
SELECT round(sum(before_compression_total_bytes) / sum(after_compression_total_bytes), 2)
FROM timescaledb_information.hypertables AS h,
  hypertable_compression_stats(format('%I.%I', h.hypertable_schema, h.hypertable_name)::regclass)
WHERE NOT pg_is_in_recovery() AND h.compression_enabled
HAVING sum(after_compression_total_bytes) > 0
SQL
)"
if [ -n "$ratio" ]; then publish CompressionRatio "$ratio"; fi
