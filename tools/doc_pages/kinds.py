"""docs/kinds/: a page for each kind, and their table of contents."""

import re
from collections.abc import Iterator
from pathlib import Path

from doc_pages.families import rule_link
from doc_pages.full_example import Fullest, fullest, outputs
from doc_pages.keys import common_keys, key_tables
from doc_pages.markdown import cell, code, fenced, table
from specgen.cli.rules import rules_of
from specgen.documents.schema.generate import schema_of
from specgen.facts.stateful import LOST
from specgen.render import replaced
from specgen.render.attributes import known
from specgen.sdk.alarms import SEVERITIES, Alarm, Event, Pair, Row
from specgen.sdk.system import System
from specgen.systems import BY_KIND, SYSTEMS

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "kinds"
SYSTEMS_FOLDER = ROOT / "specgen" / "systems"
_RULES = re.compile(r"\s*<!-- rules -->.*<!-- /rules -->\s*", re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:|#)([^)]+)\)")

INDEX_HEAD = """# Kinds

A document is one instance of a kind. Each page has the kind's keys, with what they become in
Terraform, a small and a full example, what other documents read of it, its alarms and its rules.
`specgen explain KIND` shows the same in a terminal. [Kinds of your own](../writing-a-system.md)
come from a package. Written by `make docs`.
"""
COMMON_HEAD = """
## Keys of every document

[Documents](../concepts/documents.md), [placement](../concepts/placement.md) and
[overrides](../concepts/overrides.md) explain them.
"""
BARE = "It makes no resources, so its documents have no placement."
KEYS_HEAD = """## Keys

Every document also has [these](README.md#keys-of-every-document). The last column is what was
seen when the key was changed in our test cases. **replaces** marks what the provider then planned
to replace in the root module of the document; `specgen diff` asks it about each change of yours."""
NOT_ASKED = """
**not asked** marks keys whose change could not be tried, such as those that change other root
modules."""
UNASKED = """
Nobody has asked it about this kind: only what the provider's source says is marked."""


def pages() -> Iterator[tuple[Path, str]]:
    yield FOLDER / "README.md", index()
    for system in SYSTEMS:
        yield FOLDER / f"{system.kind}.md", page(system)


def index() -> str:
    rows = (
        (f"[{system.kind}]({system.kind}.md)", cell(schema_of(system.type)["description"]))
        for system in SYSTEMS
    )
    common = "\n\n".join(common_keys(BY_KIND["network"].type))
    return f"{INDEX_HEAD}\n{table(('kind', 'what it is'), rows)}\n{COMMON_HEAD}\n{common}\n"


def page(system: System) -> str:
    return "\n\n".join(part for part in _parts(system) if part).rstrip() + "\n"


def _parts(system: System) -> Iterator[str]:
    yield _about(system)
    yield _facts(system)
    unasked = UNASKED if system.placed else ""
    yield f"{KEYS_HEAD}{NOT_ASKED if replaced.is_asked(system.kind) else unasked}"
    yield from key_tables(system.type)
    yield from _example(fullest(system.kind))
    yield from _published(system)
    yield from _alarms(system)
    yield from _rules(system)


def _about(system: System) -> str:
    """The README, which the package ships, with its links as seen from here."""
    text = (SYSTEMS_FOLDER / system.kind / "README.md").read_text(encoding="utf-8")
    return _LINK.sub(
        lambda m: f"]({_seen_from_here(system.kind, m[1])})", _RULES.sub("\n", text).rstrip()
    )


def _seen_from_here(kind: str, target: str) -> str:
    path, mark, anchor = target.partition("#")
    found = (SYSTEMS_FOLDER / kind / path).resolve()
    if found.name == "README.md" and found.parent.parent == SYSTEMS_FOLDER:
        return f"{found.parent.name}.md{mark}{anchor}"
    return f"{_relative(found)}{mark}{anchor}"


def _relative(file: Path) -> str:
    docs = FOLDER.parent
    if file.is_relative_to(docs):
        return f"../{file.relative_to(docs).as_posix()}"
    return f"../../{file.relative_to(ROOT).as_posix()}"


def _facts(system: System) -> str:
    types = sorted({one.partition(".")[0] for one in _becomes(system.kind)})
    lost = {**system.losses, **LOST}
    rows = [
        ("root module", code(system.stack) if system.stack else "") if system.placed else ("", ""),
        ("resources", ", ".join(code(one) for one in types)),
        *((f"lost with {code(one)}", cell(lost[one])) for one in types if one in lost),
        ("providers besides AWS", ", ".join(system.providers)),
        ("AWS bills nothing", cell(system.free)),
    ]
    shown = table(("", ""), (row for row in rows if row[1]))
    return shown if system.placed else f"{BARE}\n\n{shown}".rstrip()


def _becomes(kind: str) -> Iterator[str]:
    for some in known().kinds.get(kind, {}).values():
        yield from some


def _example(example: Fullest | None) -> Iterator[str]:
    if example is None:
        return
    file = f"tests/{example.case.id}.yaml"
    yield "## A full example"
    yield f"From [a test case](../../{file}), which has what it needs, too."
    yield fenced(example.text)


def _published(system: System) -> Iterator[str]:
    found = outputs(system.kind) if system.placed else ()
    if not found:
        return
    rows = (
        (
            code(one.name),
            ", ".join(
                code(f"{t}.{one.attribute}") for t in dict.fromkeys(a[0] for a in one.addresses)
            ),
        )
        for one in found
    )
    yield "## What others may read"
    yield (
        "Of the document above; it is published as an SSM parameter if a document of another root "
        "module reads it. `specgen show KIND/NAME --names` shows addresses, names in AWS and ARNs."
    )
    yield table(("output", "attribute"), rows)


def _alarms(system: System) -> Iterator[str]:
    if not system.alarms:
        return
    yield "## Alarms of each document"
    yield "A document of the kind [alarms](alarms.md) makes them."
    rows = (
        (code(row.id), _watched(row), _levels(row), cell(_meaning(row))) for row in system.alarms
    )
    yield table(("alarm", "metric", "levels", "what it means"), rows)


def _watched(row: Row) -> str:
    match row:
        case Event():
            return "an event"
        case Pair():
            return " and ".join(code(alarm.id) for alarm in row.alarms)
    return f"{row.namespace} {code(row.metric)} {row.statistic}"


def _levels(row: Row) -> str:
    if not isinstance(row, Alarm):
        return row.severity
    if row.band is not None:
        return f"{', '.join(row.thresholds)}: outside {row.band:g} standard deviations"
    said = (f"{s} {row.operator} {row.thresholds[s]}" for s in SEVERITIES if s in row.thresholds)
    return ", ".join(said)


def _meaning(row: Row) -> str:
    needs = () if isinstance(row, Pair) else (need.words for need in row.needs)
    only = " and ".join(needs)
    return f"{row.meaning}{f' (needs {only})' if only else ''}"


def _rules(system: System) -> Iterator[str]:
    if not (rules := rules_of(system)):
        return
    yield "## Rules"
    rows = (
        (rule_link(rule.code, "../rules/"), " or ".join(rule.severities), cell(rule.promise))
        for rule in rules
    )
    yield table(("code", "severity", "what must hold"), rows)
