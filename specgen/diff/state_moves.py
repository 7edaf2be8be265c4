"""`specgen diff --format sh`: commands that move the state of resources between root modules."""

import json
import shlex
from collections.abc import Iterator

from specgen.diff.relocated import Relocated, backend
from specgen.diff.run import Result

NOTHING = "# No document moved to another root module: there is no state to move."

_HEADER = """\
#!/bin/sh
# Moves the state of what is in another root module now, so that Terraform keeps it. Written by
# `specgen diff`. Run it once, before either root module is applied, while nobody applies; then
# plan both.
set -eu
umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Reads a state from its backend, which is on the standard input.
pull() {
  mkdir -p "$work/$1"
  cat > "$work/$1/backend.tf.json"
  terraform -chdir="$work/$1" init -input=false > "$work/log" || { cat "$work/log" >&2; exit 1; }
  terraform -chdir="$work/$1" state pull > "$work/$1.tfstate"
  [ -s "$work/$1.tfstate" ] || rm "$work/$1.tfstate"
}
# Leaves out what is not in the old state: it was never applied, or has been moved.
move() {
  old=$work/old.tfstate
  [ -e "$old" ] || return 0
  [ -n "$(terraform -chdir="$work" state list -state="$old" "$1" 2>/dev/null)" ] || return 0
  terraform -chdir="$work" state mv -state="$old" -state-out="$work/new.tfstate" "$1" "$1"
}
# The new one first: if the second push fails, both states have the resources, and none is lost.
push() {
  for side in new old; do
    if [ -e "$work/$side.tfstate" ]; then
      terraform -chdir="$work/$side" state push "$work/$side.tfstate"
    fi
  done
  rm -rf "$work/new" "$work/old" "$work/new.tfstate" "$work/old.tfstate"
}"""


def script(result: Result) -> str:
    lines = [_HEADER, *(line for one in result.relocated for line in _moves(one, result))]
    return "\n".join(lines if result.relocated else [NOTHING]) + "\n"


def _moves(one: Relocated, result: Result) -> Iterator[str]:
    yield ""
    yield f"# from {one.old} to {one.new}"
    sides = (("old", result.sides.base, one.old), ("new", result.sides.head, one.new))
    for name, side, module in sides:
        yield f"pull {name} <<'JSON'"
        yield json.dumps({"terraform": {"backend": backend(side, module)}}, sort_keys=True)
        yield "JSON"
    yield from (f"move {shlex.quote(address)}" for address in one.addresses)
    yield "push"
