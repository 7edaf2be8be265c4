"""Write specgen/render/replaced.json: what Terraform replaces if a key of a document changes.

The real provider plans the good cases with each key changed, against a state with the old value.
Takes an hour or so: `make replacements`; with kinds, only theirs are asked about again.

usage: PYTHONPATH=tools:tests python -m replacements [KIND ...]
"""

import sys
import time
from pathlib import Path

import msgspec

from replacements.asking import Answer, ask
from replacements.variants import Keys, documents, keys_of
from specgen.findings.report.json_text import to_json
from specgen.sdk.system import System
from specgen.systems import BY_KIND, SYSTEMS
from specgen.terraform.offline import mirror
from specgen.terraform.offline.workspace import Workspace, opened

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "specgen" / "render" / "replaced.json"
KINDS = [s.kind for s in SYSTEMS if s.placed and s.kind != "raw" and not s.providers]
"""A provider that is only a schema does not answer."""


def main(wanted: list[str]) -> int:
    with opened(mirror.find_mirror()) as workspace:
        for kind in wanted or KINDS:
            begin = time.perf_counter()
            found = of_kind(BY_KIND[kind], Keys(keys_of(kind)), workspace)
            _keep(kind, found)
            seconds = time.perf_counter() - begin
            print(f"{kind}: {len(found)} keys, {seconds:.0f} s", file=sys.stderr, flush=True)
    return 0


def of_kind(system: System, keys: Keys, workspace: Workspace) -> dict[str, list[str]]:
    """Key -> what was replaced; keys: those that are asked about"""
    found: dict[str, set[str]] = {}
    for number, made in enumerate(documents(system, keys)):
        changed = [rendering for _, rendering in made.changed]
        name = f"{system.kind}-{number}"
        for place, answer in ask(workspace, name, made.base, changed).items():
            key, _ = made.changed[place]
            found.setdefault(key, set()).update(_named(answer))
            keys.left.discard(key)
    return {key: sorted(found[key]) for key in sorted(found)}


def _named(answer: Answer) -> Answer:
    """A type that is replaced because of its own attribute needs no other reason."""
    own = {one.partition(".")[0] for one in answer if "." in one}
    return frozenset(one for one in answer if "." in one or one not in own)


def _keep(kind: str, found: dict[str, list[str]]) -> None:
    """Kinds in the order of the registry, whichever were asked about last."""
    old = msgspec.json.decode(TARGET.read_bytes())["kinds"] if TARGET.exists() else {}
    kinds = old | {kind: found}
    made = to_json({"kinds": {k: kinds[k] for k in KINDS if k in kinds}})
    TARGET.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
