"""`specgen explain` and `specgen schema`: what a code, a key or a kind means."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console

from specgen.cli.rules import all_rules, rules_of
from specgen.cli.run.explain_example import smallest_document
from specgen.cli.run.explain_path import meant
from specgen.cli.run.explain_words import found, keys_of
from specgen.documents.layout import SPECS, find_layout
from specgen.documents.schema.document_type import DocumentType
from specgen.documents.schema.editor import editor_schema
from specgen.documents.schema.fields import DOCUMENTATION
from specgen.documents.schema.generate import node_at, schema_of
from specgen.facts.stateful import LOST
from specgen.findings.pointers import Pointer, dotted
from specgen.findings.report.json_text import to_json
from specgen.findings.report.rule_text import plain
from specgen.findings.words import nearest
from specgen.project.load import read_documents
from specgen.render.attributes import attributes_of
from specgen.render.replaced import losses, replaced_by, rules_of_changes
from specgen.sdk.alarms import row_words
from specgen.sdk.aws.interfaces import ALARMS
from specgen.sdk.system import System
from specgen.systems import installed

SHOWN_VALUES = 12
PLATFORM = "platform"


def print_schema(kind: str, out: Console, err: Console) -> int:
    """The exit code."""
    if not kind:
        width = max(len(system.kind) for system in installed())
        for system in installed():
            out.print(f"{system.kind:<{width}}  {system.title}", markup=False)
        return 0
    known = _by_kind()
    if kind not in known:
        err.print(_unknown(kind, list(known), "kind"), markup=False)
        return 2
    sys.stdout.write(to_json(editor_schema(known[kind].type)))
    return 0


def explain(what: str, out: Console, err: Console) -> int:
    """The exit code."""
    code = what.upper().replace("-", "")
    rules, known = all_rules(installed()), _by_kind()
    if code in rules:
        lines = plain(rules[code]).splitlines()
    elif what in known:
        lines = list(_kind(known[what]))
    else:
        lines = list(_key(what, known)) or list(found(what, installed(), rules))
    if not lines:
        of_kind = known.get(what.partition(".")[0])
        keys = [f"{of_kind.kind}.{key}" for key, _ in keys_of(of_kind)] if of_kind else []
        options = keys or [*rules, *known]
        err.print(_unknown(what, options, "code, kind, key or word"), markup=False)
        return 2
    for line in lines:
        out.print(line, markup=False)
    return 0


def _unknown(what: str, known: list[str], noun: str) -> str:
    near = nearest(what, known, 3)
    guess = f"; did you mean {' or '.join(near)}?" if near else ""
    return f"specgen: no {noun} `{what}`{guess}"


def _by_kind() -> dict[str, System]:
    return {system.kind: system for system in installed()}


def _kind(system: System) -> Iterator[str]:
    schema = schema_of(system.type)
    yield f"{system.kind}: {schema['description']}"
    yield ""
    width = max(len(key) for key in schema["properties"])
    for key, node in schema["properties"].items():
        star = "*" if key in schema["required"] else " "
        yield f"  {star} {key:<{width}}  {node.get('description', '')}"
    yield ""
    yield f"  * required. One key: `specgen explain {system.kind}.KEY`"
    yield from _example(system)
    yield from _rules(system)
    yield from _alarms(system)


def _example(system: System) -> Iterator[str]:
    if example := smallest_document(system):
        yield ""
        yield "  The smallest document, with what it needs:"
        yield from (f"    {line}".rstrip() for line in example.splitlines())


def _rules(system: System) -> Iterator[str]:
    if rules := rules_of(system):
        yield ""
        yield "  Rules; one of them: `specgen explain CODE`"
        yield from (f"    {rule.code}  {rule.promise}" for rule in rules)


def _alarms(system: System) -> Iterator[str]:
    """The alarms of each of its documents."""
    if not system.alarms:
        return
    width = max(len(row.id) for row in system.alarms)
    yield ""
    yield f"  Alarm levels, by severity; {_makers()}:"
    for row in system.alarms:
        yield f"    {row.id:<{width}}  {row_words(row)}"


def _makers() -> str:
    """Who makes alarms of the rows: the documents of the project in this folder, if it is one."""
    if not Path(SPECS).is_dir():
        return "a `kind: alarms` document makes them"
    try:
        layout = find_layout(Path())
        types = {system.kind: system.type for system in installed()}
        documents = read_documents(layout.root, layout.specs, types, []).documents
    except OSError:
        documents = []
    if not any(document.kind == PLATFORM for document in documents):
        return "a `kind: alarms` document makes them"
    names = [document.id for document in documents if document.kind == ALARMS.name]
    if not names:
        return "nothing makes them, because this project has no `kind: alarms` document"
    return f"{' and '.join(names)} {'makes' if len(names) == 1 else 'make'} them"


def _key(what: str, known: dict[str, System]) -> Iterator[str]:
    kind, _, rest = what.partition(".")
    if kind not in known or not rest:
        return
    pointer = tuple(
        int(p) if p.isdigit() else p for p in rest.replace("[", ".").replace("]", "").split(".")
    )
    path = meant(known[kind].type, pointer)
    node = node_at(known[kind].type, path) if path else None
    if path is None or node is None:
        return
    what = f"{kind}.{dotted(path)}"
    yield f"{what}: {node.get('description', 'no description')}"
    yield f"  type:     {_type(node)}"
    type_ = known[kind].type
    about = (*_becomes(type_, path), *_replaces(known[kind], path), *_rules_of_changes(type_, path))
    for word, text in (*_unit(what), *_facts(node), *about):
        yield f"  {word:<9} {text}"
    properties = node.get("properties")
    if properties:
        yield f"  {'keys:':<9} {', '.join(properties)}"


UNITS = {
    "vcpu": "vCPU",
    "iops": "I/O operations a second",
    "gib": "GiB",
    "mib": "MiB",
    "kib": "KiB",
    "mibps": "MiB a second",
    "gbps": "Gbit a second",
    "seconds": "seconds",
    "minutes": "minutes",
    "hours": "hours",
    "days": "days",
    "percent": "percent",
    "utc": "time of day or week, UTC",
}
"""The last word of a key -> what its number counts."""


def _unit(what: str) -> Iterator[tuple[str, str]]:
    unit = UNITS.get(what.rpartition(".")[2].rpartition("_")[2])
    if unit is not None:
        yield "unit:", unit


def _becomes(type_: DocumentType, pointer: Pointer) -> Iterator[tuple[str, str]]:
    """As the good cases show it; nothing for keys that were never tried."""
    if DOCUMENTATION in (node_at(type_, pointer) or {}):
        yield "becomes:", "nothing; it is for readers only"
        return
    attributes = attributes_of(type_, pointer)
    if attributes is not None:
        shown = ", ".join(attributes[:SHOWN_VALUES]) or "nothing in the good cases"
        more = len(attributes) - SHOWN_VALUES
        yield "becomes:", shown + (f" and {more} more" if more > 0 else "")


def _replaces(system: System, pointer: Pointer) -> Iterator[tuple[str, str]]:
    """As the provider planned it; nothing for keys that it was not asked about."""
    found = replaced_by(system.type, pointer)
    if found is None:
        return
    if not found:
        yield "replaces:", "nothing; the provider changed it in place in the good cases"
        return
    shown = list(losses(found, {**system.losses, **LOST}))
    for number, loss in enumerate(shown[:SHOWN_VALUES]):
        yield "replaces:" if number == 0 else "", str(loss)
    if len(shown) > SHOWN_VALUES:
        yield "", f"and {len(shown) - SHOWN_VALUES} more"


def _rules_of_changes(type_: DocumentType, pointer: Pointer) -> Iterator[tuple[str, str]]:
    """Changes of the key that the provider plans in place and AWS refuses."""
    for number, text in enumerate(rules_of_changes(type_, attributes_of(type_, pointer) or ())):
        yield "changes:" if number == 0 else "", text


def _type(node: dict[str, Any]) -> str:
    if "anyOf" in node:
        return " or ".join(_type(branch) for branch in node["anyOf"])
    if "enum" in node:
        return "one of its allowed values"
    return str(node.get("type", "any value"))


def _facts(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if "default" in node:
        yield "default:", to_json(node["default"]).strip() if node["default"] != "" else "none"
    low, high = node.get("minimum"), node.get("maximum")
    if low is not None or high is not None:
        yield "bounds:", f"{low if low is not None else ''} to {high if high is not None else ''}"
    if "pattern" in node:
        yield "form:", node["pattern"]
    for branch in node.get("anyOf", [node]):
        if "enum" in branch:
            shown = [str(v) for v in branch["enum"][:SHOWN_VALUES]]
            more = len(branch["enum"]) - len(shown)
            yield "allowed:", ", ".join(shown) + (f" and {more} more" if more > 0 else "")
    for example in node.get("examples", [])[:1]:
        yield "example:", example if isinstance(example, str) else to_json(example).strip()
