#!/bin/bash
# Installs PostgreSQL, TimescaleDB at its pinned version, pgBackRest and the AWS CLI.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive

# never a database on the root volume
mountpoint --quiet /var/lib/postgresql

extension="timescaledb-2-postgresql-$PG_MAJOR"
if [ "$LICENSE" = apache ]; then extension="timescaledb-2-oss-postgresql-$PG_MAJOR"; fi
wanted=("postgresql-$PG_MAJOR" "$extension" pgbackrest awscli xfsprogs)

pin_extension() {
  cat > /etc/apt/preferences.d/timescaledb <<PIN
Package: timescaledb-2-*postgresql-$PG_MAJOR
Pin: version $EXTENSION_VERSION~*
Pin-Priority: 1001
PIN
}

add_repositories() {
  apt-get update -q
  apt-get install -q -y --no-install-recommends ca-certificates curl gnupg postgresql-common
  /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y
  curl -fsSL https://packagecloud.io/timescale/timescaledb/gpgkey \
    | gpg --dearmor --yes -o /usr/share/keyrings/timescaledb.gpg
  # shellcheck source=/dev/null
  . /etc/os-release
  echo "deb [signed-by=/usr/share/keyrings/timescaledb.gpg] https://packagecloud.io/timescale/timescaledb/$ID/ $VERSION_CODENAME main" \
    > /etc/apt/sources.list.d/timescaledb.list
  apt-get update -q
}

is_installed() {
  dpkg-query --show --showformat '${db:Status-Status} ${Version}\n' "$extension" 2> /dev/null \
    | grep -q "^installed $EXTENSION_VERSION~"
}

if ! is_installed; then
  pin_extension
  case "$PACKAGES" in
    apt)
      add_repositories
      apt-get install -q -y --no-install-recommends "${wanted[@]}"
      ;;
    bucket)
      # only what lies in the bucket, whose content is the project's own
      echo 'deb [trusted=yes] file:/var/lib/timescale-packages ./' > /var/lib/timescale-packages.list
      only=(-o Dir::Etc::sourcelist=/var/lib/timescale-packages.list -o Dir::Etc::sourceparts=-)
      apt-get "${only[@]}" update -q
      apt-get "${only[@]}" install -q -y --no-install-recommends "${wanted[@]}"
      ;;
    image) ;;
  esac
fi

if ! is_installed; then
  echo "$extension $EXTENSION_VERSION is not installed; packages come from: $PACKAGES" >&2
  exit 1
fi
apt-mark hold "$extension" > /dev/null
