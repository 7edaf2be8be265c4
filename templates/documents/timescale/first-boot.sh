#!/bin/bash
# All that happens without Systems Manager: the agent runs, and no package makes a database of its
# own before the data volume is mounted.
set -euo pipefail

mkdir -p /etc/postgresql-common/createcluster.d
echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.d/document.conf
snap start --enable amazon-ssm-agent || systemctl enable --now amazon-ssm-agent
