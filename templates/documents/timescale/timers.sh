#!/bin/bash
# Backups and metrics by timers of systemd, on both nodes: after a promotion the other one has them.
set -euo pipefail

install -m 755 /run/timescale/backup.sh /usr/local/sbin/timescale-backup
install -m 755 /run/timescale/metrics.sh /usr/local/sbin/timescale-metrics

unit() {
  cat > "/etc/systemd/system/$1.service" <<SERVICE
[Unit]
Description=$1
After=postgresql@$PG_MAJOR-main.service

[Service]
Type=oneshot
User=postgres
ExecStart=$2
SERVICE
  cat > "/etc/systemd/system/$1.timer" <<TIMER
[Unit]
Description=$1

[Timer]
OnCalendar=$3
Persistent=true

[Install]
WantedBy=timers.target
TIMER
}

unit timescale-backup-full '/usr/local/sbin/timescale-backup full' "$FULL_CALENDAR"
unit timescale-backup-incr '/usr/local/sbin/timescale-backup incr' "$INCREMENTAL_CALENDAR"
unit timescale-metrics "/usr/local/sbin/timescale-metrics $DATABASE" hourly
systemctl daemon-reload
for name in timescale-backup-full timescale-backup-incr timescale-metrics; do
  systemctl enable --quiet "$name.timer"
  systemctl restart "$name.timer"
done

/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s \
  -c file:/run/timescale/agent.json
