set -eu
umask 077
refuse() {
  echo "pooler: $$1" >&2
  exit 1
}
case "$$(pgbouncer -V)" in
  "PgBouncer ${version}"*) ;;
  *) refuse "the image has $$(pgbouncer -V | head -n 1), the document says ${version}" ;;
esac
[ -s ${ca_file} ] || refuse "the image has no certificates of RDS at ${ca_file}"
[ -s ${users_file} ] || refuse "the agent has written no users to ${users_file}"
printf '%s\n' "$$PGBOUNCER_INI" > /tmp/pgbouncer.ini
# PgBouncer does not look at its list of users by itself.
known=$$(cksum < ${users_file})
env -i PATH="$$PATH" pgbouncer /tmp/pgbouncer.ini &
pooler=$$!
trap 'kill -TERM "$$pooler" 2>/dev/null || true' TERM INT
while kill -0 "$$pooler" 2>/dev/null; do
  sleep ${look_seconds} &
  wait "$$!" || true
  now=$$(cksum < ${users_file})
  if [ "$$now" != "$$known" ]; then
    kill -HUP "$$pooler"
    known=$$now
    echo "pooler: the list of users was read again"
  fi
done
wait "$$pooler"
