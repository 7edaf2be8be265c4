# Keeps the task's certificate fresh: a new key and a new certificate at half of its life.
# A key never leaves the task. What fails is tried again; the old certificate serves meanwhile, and
# when it has ended, the container's health check ends the task.
set -eu
new=""
umask 077

command -v openssl >/dev/null || dnf -q -y install openssl

fresh() {
  half=$$((DAYS * 43200))
  openssl x509 -checkend "$$half" -noout -in "$$DIRECTORY/current/chain.pem" >/dev/null 2>&1
}

issue() {
  new=$$(mktemp -d "$$DIRECTORY/XXXXXX") || return 1
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -batch \
    -keyout "$$new/key.pem" -out "$$new/request.pem" -subj "/CN=$$NAME" \
    -addext "subjectAltName=URI:$$IDENTITY,DNS:$$HOST" 2>/dev/null || return 1
  certificate=$$(aws acm-pca issue-certificate --certificate-authority-arn "$$AUTHORITY" \
    --csr "fileb://$$new/request.pem" --signing-algorithm "$$ALGORITHM" \
    --template-arn "$$TEMPLATE" --validity "Value=$$DAYS,Type=DAYS" \
    --query CertificateArn --output text) || return 1
  aws acm-pca wait certificate-issued --certificate-authority-arn "$$AUTHORITY" \
    --certificate-arn "$$certificate" || return 1
  issued CertificateChain >"$$new/authorities.pem" || return 1
  issued Certificate >"$$new/chain.pem" || return 1
  cat "$$new/authorities.pem" >>"$$new/chain.pem" || return 1
  put_in_place
}

issued() {
  aws acm-pca get-certificate --certificate-authority-arn "$$AUTHORITY" \
    --certificate-arn "$$certificate" --query "$$1" --output text
}

# A rename, for that is what Envoy watches: key and certificate change at once.
put_in_place() {
  chown -R "$$OWNER" "$$new" || return 1
  old=$$(readlink "$$DIRECTORY/current" || true)
  ln -s "$$new" "$$DIRECTORY/next" || return 1
  mv -T "$$DIRECTORY/next" "$$DIRECTORY/current" || return 1
  if [ -n "$$old" ]; then rm -rf "$$old"; fi
}

fail() {
  if [ -n "$$new" ]; then rm -rf "$$new"; fi
  echo "no certificate was issued; the next attempt in $$PAUSE seconds" >&2
}

rm -f "$$DIRECTORY/next"
chmod 0755 "$$DIRECTORY"
printf '%s' "$$IDENTITY_SECRET" >"$$DIRECTORY/identity.json"
printf '%s' "$$TRUST_SECRET" >"$$DIRECTORY/trust.json"
chown "$$OWNER" "$$DIRECTORY/identity.json" "$$DIRECTORY/trust.json"
trap 'exit 0' TERM INT
while :; do
  fresh || issue || fail
  sleep "$$PAUSE" &
  wait "$$!"
done
