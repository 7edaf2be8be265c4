#!/bin/bash
# Fills the bucket of `packages: bucket`. Run it on Ubuntu 22.04 of the nodes' architecture, with
# the internet and the AWS CLI:  collect-packages.sh <bucket> <PostgreSQL major> <TimescaleDB version>
set -euo pipefail

bucket="$1"
major="$2"
version="$3"
folder="$(mktemp -d)"

sudo apt-get update -q
sudo apt-get install -q -y ca-certificates curl gnupg postgresql-common apt-utils apt-rdepends
sudo /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y
curl -fsSL https://packagecloud.io/timescale/timescaledb/gpgkey \
  | sudo gpg --dearmor --yes -o /usr/share/keyrings/timescaledb.gpg
# shellcheck source=/dev/null
. /etc/os-release
echo "deb [signed-by=/usr/share/keyrings/timescaledb.gpg] https://packagecloud.io/timescale/timescaledb/$ID/ $VERSION_CODENAME main" \
  | sudo tee /etc/apt/sources.list.d/timescaledb.list > /dev/null
printf 'Package: timescaledb-2-*postgresql-%s\nPin: version %s~*\nPin-Priority: 1001\n' \
  "$major" "$version" | sudo tee /etc/apt/preferences.d/timescaledb > /dev/null
sudo apt-get update -q

# all they depend on, also what this machine has: a node may lack it
cd "$folder"
apt-rdepends --follow=Depends,PreDepends --show=Depends,PreDepends \
  "postgresql-$major" "timescaledb-2-postgresql-$major" pgbackrest awscli xfsprogs 2> /dev/null \
  | grep -v '^ ' | sort -u | while read -r name; do
    if apt-cache show "$name" > /dev/null 2>&1; then apt-get download -q "$name"; fi
  done
apt-ftparchive packages . > Packages
apt-ftparchive release . > Release
aws s3 sync --delete "$folder" "s3://$bucket/packages/"
