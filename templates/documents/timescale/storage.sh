#!/bin/bash
# Mounts the data volume by its label. A filesystem is made only where there is none.
set -euo pipefail

mount_point=/var/lib/postgresql
device="/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_${VOLUME//-/}"

for _ in $(seq 60); do
  if [ -e "$device" ]; then break; fi
  sleep 5
done
if [ ! -e "$device" ]; then
  echo "$VOLUME is not attached" >&2
  exit 1
fi

found=0
blkid --probe "$device" > /dev/null || found=$?
case "$found" in
  0) ;;
  2) mkfs.xfs -L timescale "$device" ;;
  *)
    echo "what is on $VOLUME cannot be told: blkid gave $found" >&2
    exit 1
    ;;
esac

if ! grep -q '^LABEL=timescale ' /etc/fstab; then
  echo "LABEL=timescale $mount_point xfs defaults,noatime,nofail 0 2" >> /etc/fstab
fi
mkdir -p "$mount_point"
mountpoint --quiet "$mount_point" || mount "$mount_point"
xfs_growfs "$mount_point" > /dev/null
