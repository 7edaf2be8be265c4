"""Rule tables of the systems' READMEs, examples.json, the pages of docs/ and the JSON schemas."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from doc_pages import cases, command_line, gallery, kinds, refused, rules, unique
from specgen.cli.rules import table
from specgen.cli.run import fix_json
from specgen.cost import as_json as cost_json
from specgen.diff import as_json as diff_json
from specgen.findings.report import examples
from specgen.findings.report.as_json import schema
from specgen.findings.report.json_text import to_json
from specgen.prove import as_json as proof
from specgen.systems import BY_KIND, SYSTEMS

ROOT = Path(__file__).parents[2]
SYSTEMS_FOLDER = ROOT / "specgen" / "systems"
EXAMPLES = ROOT / "specgen" / "findings" / "report" / "examples.json"
_RULES = re.compile(r"<!-- rules -->\n.*?<!-- /rules -->", re.DOTALL)

MADE = tuple(ROOT / "docs" / name for name in ("kinds", "rules"))
"""Folders in which every page is generated."""


def readme(kind: str) -> Path:
    return SYSTEMS_FOLDER / kind / "README.md"


def with_rules(kind: str, text: str) -> str:
    """The README with its rule table updated from the code."""
    return _RULES.sub(lambda _: f"<!-- rules -->\n{table(BY_KIND[kind])}\n<!-- /rules -->", text)


def examples_json() -> str:
    return to_json(msgspec.to_builtins(cases.gather()))


def pages() -> Iterator[tuple[Path, str]]:
    """Every generated file with its text; those that use the examples come after them."""
    for system in SYSTEMS:
        file = readme(system.kind)
        yield file, with_rules(system.kind, file.read_text(encoding="utf-8"))
    yield EXAMPLES, examples_json()
    examples.examples.cache_clear()
    yield from rules.pages()
    yield from kinds.pages()
    yield ROOT / "docs" / "cli.md", command_line.page()
    yield ROOT / "docs" / "findings.schema.json", to_json(schema())
    yield ROOT / "docs" / "fix.schema.json", to_json(fix_json.schema())
    yield ROOT / "docs" / "proof.schema.json", to_json(proof.schema())
    yield ROOT / "docs" / "diff.schema.json", to_json(diff_json.schema())
    yield ROOT / "docs" / "cost.schema.json", to_json(cost_json.schema())
    yield ROOT / "docs" / "gallery.md", gallery.gallery()
    yield ROOT / "docs" / "refused.md", refused.refused()
    yield ROOT / "docs" / "unique.md", unique.unique()


def obsolete(made: Iterable[Path]) -> list[Path]:
    """Pages of what no longer exists."""
    return sorted({file for folder in MADE for file in folder.glob("*")} - set(made))
