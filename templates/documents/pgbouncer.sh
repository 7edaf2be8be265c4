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
quoted() {
  printf '%s' "$$1" | sed 's/"/""/g'
}
for name in ${names}; do
  eval "user=\$$POOL_USER_$$name password=\$$POOL_PASSWORD_$$name"
  printf '"%s" "%s"\n' "$$(quoted "$$user")" "$$(quoted "$$password")"
done > /tmp/userlist.txt
printf '%s\n' "$$PGBOUNCER_INI" > /tmp/pgbouncer.ini
exec env -i PATH="$$PATH" pgbouncer /tmp/pgbouncer.ini
