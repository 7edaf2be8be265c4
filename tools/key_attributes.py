"""Write specgen/render/attributes.json: which Terraform attributes each key of a document becomes.

Every good case is rendered once unchanged, and once for each key with another value; the difference
is what the key becomes. Takes minutes: `make attributes` writes the file, `make check-attributes`
compares it.

usage: python tools/key_attributes.py [--check]
"""

import copy
import json
import re
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from keys.mutation import documents_of, get, leaves, put, twin, values  # noqa: E402  as above
from keys.project import checked, rendered  # noqa: E402
from support import Case, cases  # noqa: E402

from specgen.documents.schema.fields import REFERENCE  # noqa: E402
from specgen.documents.schema.generate import FIXED  # noqa: E402
from specgen.findings.pointers import Pointer, dotted  # noqa: E402
from specgen.findings.report.json_text import to_json  # noqa: E402
from specgen.render.attributes import general  # noqa: E402
from specgen.sdk.system import System  # noqa: E402
from specgen.systems import BY_KIND, SYSTEMS  # noqa: E402

TARGET = ROOT / "specgen" / "render" / "attributes.json"
UNTRIED = frozenset({*FIXED, "terraform"})
"""Keys that place a document, or hold Terraform's own terms."""
TRIES = 6
ENOUGH = 2
"""Documents to try in which a key changes nothing; once it changes something, it is known."""
WORKERS = 2

Data = dict[str, Any]
Seen = dict[str, str]
"""`type.attribute` of every resource, and its values."""


def main() -> int:
    names = [s.kind for s in SYSTEMS if s.placed and s.kind != "raw"]
    with ProcessPoolExecutor(WORKERS) as pool:
        kinds = dict(zip(names, pool.map(_kind, names), strict=True))
    made = to_json({"kinds": kinds})
    if "--check" not in sys.argv[1:]:
        TARGET.write_text(made, encoding="utf-8")
        return 0
    same = TARGET.read_text(encoding="utf-8") == made
    old = "specgen/render/attributes.json is out of date; run `make attributes`"
    print("up to date" if same else old)
    return 0 if same else 1


def _kind(kind: str) -> dict[str, list[str]]:
    found: dict[str, list[set[str]]] = {}
    own = [c for c in cases("good-*") if c.path.parent.parent.name == kind]
    for case in sorted(own, key=lambda c: (c.path.stat().st_size, c.id)):
        for key, attributes in _case(BY_KIND[kind], case, found):
            found.setdefault(key, []).append(attributes)
    print(f"{kind}: {len(found)} keys", file=sys.stderr)
    return {key: sorted(set().union(*found[key])) for key in sorted(found)}


def _case(
    system: System, case: Case, found: dict[str, list[set[str]]]
) -> Iterator[tuple[str, set[str]]]:
    """found: what is known so far; the caller adds the results to it"""
    documents = documents_of(case)
    base = _render(documents, case)
    for i, data in enumerate(documents):
        if data["kind"] != system.kind or base is None:
            continue
        for pointer, node in leaves(system, data, UNTRIED):
            key = dotted(general(system.type, pointer))
            seen = found.get(key, [])
            if any(seen) or len(seen) >= ENOUGH:
                continue
            changed = _try(documents, i, pointer, node, case, base)
            if changed or (changed is not None and get(data, pointer) is not None):
                yield (
                    key,
                    changed,
                )  # a key that was not set may do nothing because another is missing


def _try(  # noqa: PLR0913  one mutation
    documents: list[Data], index: int, pointer: Pointer, node: Data, case: Case, base: Seen
) -> set[str] | None:
    """What changes with the first value that changes something; None if no value was valid."""
    found: set[str] | None = None
    for value in values(node, get(documents[index], pointer))[:TRIES]:
        changed = copy.deepcopy(documents)
        if REFERENCE in node:
            added = twin(changed, node[REFERENCE]["kind"], value, case)
            if added is None:
                continue
            changed.append(added)
            before = _render(changed, case)
        else:
            before = base
        if not put(changed[index], pointer, value):
            return None
        after = _render(changed, case)
        if before is None or after is None:
            continue
        found = _differences(before, after)
        if found:
            return found
    return found


def _render(documents: list[Data], case: Case) -> Seen | None:
    """None if the documents cannot be rendered."""
    with checked(documents, case) as made:
        files = rendered(made)
    return None if files is None else _seen(files)


def _seen(files: dict[str, str]) -> Seen:
    seen: dict[str, list[str]] = {}
    for path in sorted(files):
        if path.endswith(".tf.json"):
            content = json.loads(files[path])
            locals_ = {
                k: json.dumps(v, sort_keys=True) for k, v in content.get("locals", {}).items()
            }
            for kind, named in content.get("resource", {}).items():
                for name, body in named.items():
                    _note(seen, kind, (path, name), body, locals_)
    return {key: "\n".join(values) for key, values in seen.items()}


def _note(
    seen: dict[str, list[str]], kind: str, at: tuple[str, str], body: Data, locals_: dict[str, str]
) -> None:
    """Attributes of a resource, with locals inserted; the resource itself by its address."""
    seen.setdefault(kind, []).append("/".join(at))
    for attribute, value in body.items():
        text = json.dumps(value, sort_keys=True)
        for name in re.findall(r"local\.([\w-]+)", text):
            text += locals_.get(name, "")
        seen.setdefault(f"{kind}.{attribute}", []).append(f"{'/'.join(at)}={text}")


def _differences(before: Seen, after: Seen) -> set[str]:
    """If resources of a type appear or disappear, the type replaces its attributes."""
    changed = {k for k in before.keys() | after.keys() if before.get(k) != after.get(k)}
    whole = {k for k in changed if "." not in k}
    return {k for k in changed if k in whole or k.partition(".")[0] not in whole}


if __name__ == "__main__":
    sys.exit(main())
