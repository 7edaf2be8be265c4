"""Write specgen/attributes.json: which Terraform attributes each key of a document becomes.

Every good case is rendered once as it is, and once for each key with another value; what differs
is what the key becomes. Takes minutes: `make attributes` writes it, `make check-attributes`
compares.

usage: python tools/key_attributes.py [--check]
"""

import copy
import json
import re
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from support import BASE, Case, cases  # noqa: E402  after its folder is on the path

from specgen.becoming import general  # noqa: E402  as above
from specgen.findings import Pointer, dotted  # noqa: E402
from specgen.jsonable import to_json  # noqa: E402
from specgen.model import REFERENCE  # noqa: E402
from specgen.pipeline import check, render  # noqa: E402
from specgen.schema import FIXED, resolve, schema_of  # noqa: E402
from specgen.source import Document, read_text  # noqa: E402
from specgen.system import System  # noqa: E402
from specgen.systems import BY_KIND, SYSTEMS  # noqa: E402

TARGET = ROOT / "specgen" / "attributes.json"
UNTRIED = {*FIXED, "terraform"}
"""Keys that place a document, or are Terraform's own words."""
FATAL = ("YAML", "SHAPE", "REF", "PLACE", "DOC", "IGN")
"""Findings that keep a document from being rendered; what AWS refuses still shows attributes."""
TRIES = 6
ENOUGH = 2
"""Documents in which a key changes nothing; once it has changed something, it is known."""
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
    print("as it is" if same else "specgen/attributes.json is old: make attributes")
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
    """found: what is known so far; the caller adds to it"""
    items = read_text("case.yaml", case.path.read_bytes())
    documents = [item.data for item in items if isinstance(item, Document)]
    base = _render(documents, case)
    for i, data in enumerate(documents):
        if data["kind"] != system.kind or base is None:
            continue
        for pointer, node in _leaves(system, data):
            key = dotted(general(system, pointer))
            seen = found.get(key, [])
            if any(seen) or len(seen) >= ENOUGH:
                continue
            changed = _try(documents, i, pointer, node, case, base)
            if changed or (changed is not None and _get(data, pointer) is not None):
                yield key, changed  # a key that is not there may do nothing for want of another


def _leaves(system: System, data: Data) -> Iterator[tuple[Pointer, Data]]:
    root = schema_of(system)
    for key, node in root["properties"].items():
        if key not in UNTRIED:
            yield from _below(root, node, data.get(key), (key,))


def _below(root: Data, node: Data, value: Any, pointer: Pointer) -> Iterator[tuple[Pointer, Data]]:
    """Keys of the schema, in the maps that the case has."""
    node = _branch(root, node, value)
    if "properties" in node:
        for key, inner in node["properties"].items() if isinstance(value, dict) else ():
            yield from _below(root, inner, value.get(key), (*pointer, key))
    elif isinstance(value, dict):
        inner = node.get("additionalProperties")
        if isinstance(inner, dict):
            for key, item in value.items():
                yield from _below(root, inner, item, (*pointer, key))
    elif isinstance(value, list) and value and isinstance(node.get("items"), dict):
        yield from _below(root, node["items"], value[0], (*pointer, 0))
    else:
        yield pointer, node


def _branch(root: Data, node: Data, value: Any) -> Data:
    node = resolve(root, node)
    branches = [resolve(root, branch) for branch in node.get("anyOf", [])]
    types = {dict: "object", list: "array", str: "string", int: "integer", float: "number"}
    fitting = [b for b in branches if b.get("type") == types.get(type(value))]
    return (fitting or branches or [node])[0]


def _try(  # noqa: PLR0913  one mutation
    documents: list[Data], index: int, pointer: Pointer, node: Data, case: Case, base: Seen
) -> set[str] | None:
    """What changes with the first value that changes something; None where no value was right."""
    found: set[str] | None = None
    for value in _values(node, _get(documents[index], pointer))[:TRIES]:
        changed = copy.deepcopy(documents)
        if REFERENCE in node:
            added = _twin(changed, node[REFERENCE]["kind"], value, case)
            if added is None:
                continue
            changed.append(added)
            before = _render(changed, case)
        else:
            before = base
        if not _set(changed[index], pointer, value):
            return None
        after = _render(changed, case)
        if before is None or after is None:
            continue
        found = _differences(before, after)
        if found:
            return found
    return found


def _values(node: Data, now: Any) -> list[Any]:
    """Other values of the same form, the likely ones first."""
    if REFERENCE in node:
        return [f"{now}-2"] if isinstance(now, str) else []
    options = [v for v in (*node.get("enum", []), *node.get("examples", [])) if v != now]
    if isinstance(now, bool) or node.get("type") == "boolean":
        default = now if now is not None else node.get("default", False)
        return [not default]
    if isinstance(now, (int, float)) or node.get("type") in {"integer", "number"}:
        start = now if isinstance(now, (int, float)) else node.get("default") or 1
        low, high = node.get("minimum", 1), node.get("maximum", start * 2)
        numbers = [*options, start + 1, start - 1, start * 2, low, high]
        return [n for n in dict.fromkeys(numbers) if n != now]
    if isinstance(now, str):
        first, last = re.sub(r"\d", _next, now, count=1), re.sub(r"\d(?!.*\d)", _next, now)
        return [v for v in (*options, first, last, f"{now}x", now[:-1], None) if v != now]
    return [*options, *([None] if now is not None else [])]


def _next(digit: re.Match[str]) -> str:
    return str((int(digit[0]) + 1) % 10)


def _get(data: Any, pointer: Pointer) -> Any:
    for step in pointer:
        with suppress(KeyError, IndexError, TypeError):
            data = data[step]
            continue
        return None
    return data


def _set(data: Any, pointer: Pointer, value: Any) -> bool:
    """Makes the maps on the way; None takes the key away. Whether it could be done."""
    for step in pointer[:-1]:
        if isinstance(data, dict) and step not in data:
            data[step] = {}
        data = data[step]
    if value is None and isinstance(data, dict):
        data.pop(pointer[-1], None)
    elif value is None:
        return False
    else:
        data[pointer[-1]] = value
    return True


def _twin(documents: list[Data], kind: str, name: str, case: Case) -> Data | None:
    """A second document like the one that is referred to, under the new name."""
    beside = [
        item.data
        for need in ("platform", *case.needs)
        for item in read_text(need, (BASE / f"{need}.yaml").read_bytes())
        if isinstance(item, Document)
    ]
    for data in (*documents, *beside):
        if (data["kind"], data["name"]) == (kind, name.removesuffix("-2")):
            return {**copy.deepcopy(data), "name": name}
    return None


def _render(documents: list[Data], case: Case) -> Seen | None:
    """None where the documents cannot be rendered."""
    with tempfile.TemporaryDirectory() as folder:
        specs = Path(folder) / "specs"
        specs.mkdir()
        text = "\n---\n".join(json.dumps(d, ensure_ascii=False) for d in documents)
        (specs / "case.yaml").write_text(text, encoding="utf-8")
        own = any(d["kind"] == "platform" for d in documents)
        for need in (*(() if own else ("platform",)), *case.needs):
            (specs / f"base-{need}.yaml").write_bytes((BASE / f"{need}.yaml").read_bytes())
        checked = check(Path(folder), specs)
        if checked.project is None or any(f.code.startswith(FATAL) for f in checked.errors):
            return None
        try:
            rendered = render(checked)
        except Exception:  # noqa: BLE001  an error that checks.py would have refused
            return None
    return None if rendered.findings else _seen(rendered.files)


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
    """Attributes of a resource, locals in their place; the resource itself by its address."""
    seen.setdefault(kind, []).append("/".join(at))
    for attribute, value in body.items():
        text = json.dumps(value, sort_keys=True)
        for name in re.findall(r"local\.([\w-]+)", text):
            text += locals_.get(name, "")
        seen.setdefault(f"{kind}.{attribute}", []).append(f"{'/'.join(at)}={text}")


def _differences(before: Seen, after: Seen) -> set[str]:
    """A type whose resources come and go stands for its attributes."""
    changed = {k for k in before.keys() | after.keys() if before.get(k) != after.get(k)}
    whole = {k for k in changed if "." not in k}
    return {k for k in changed if k in whole or k.partition(".")[0] not in whole}


if __name__ == "__main__":
    sys.exit(main())
