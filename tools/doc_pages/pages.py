"""Rule tables of the systems' READMEs, examples.json, the pages of docs/ and the JSON schemas."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from doc_pages import cases, gallery, refused, unique
from specgen.cli.rules import all_rules, table
from specgen.cli.run import fix_json
from specgen.cost import as_json as cost_json
from specgen.diff import as_json as diff_json
from specgen.findings.report import examples
from specgen.findings.report.as_json import schema
from specgen.findings.report.json_text import to_json
from specgen.findings.report.rule_text import markdown
from specgen.prove import as_json as proof
from specgen.systems import BY_KIND, SYSTEMS

ROOT = Path(__file__).parents[2]
SYSTEMS_FOLDER = ROOT / "specgen" / "systems"
EXAMPLES = ROOT / "specgen" / "findings" / "report" / "examples.json"
_RULES = re.compile(r"<!-- rules -->\n.*?<!-- /rules -->", re.DOTALL)

RULES_HEAD = """# Rules

Everything that specgen finds, by code: the promise, the fact behind it with its source, a bad and a
good example. `specgen explain CODE` prints the same. Written by `make docs`.
"""


def readme(kind: str) -> Path:
    return SYSTEMS_FOLDER / kind / "README.md"


def with_rules(kind: str, text: str) -> str:
    """The README with its rule table updated from the code."""
    return _RULES.sub(lambda _: f"<!-- rules -->\n{table(BY_KIND[kind])}\n<!-- /rules -->", text)


def examples_json() -> str:
    return to_json(msgspec.to_builtins(cases.gather()))


def rules_page() -> str:
    """One heading, and so one anchor, per code."""
    rules = all_rules(SYSTEMS)
    parts = (f"## {code}\n\n{markdown(rules[code])}" for code in sorted(rules))
    return "\n".join([RULES_HEAD, *parts])


def pages() -> Iterator[tuple[Path, str]]:
    """Every generated file with its text; those that use the examples come after them."""
    for system in SYSTEMS:
        file = readme(system.kind)
        yield file, with_rules(system.kind, file.read_text(encoding="utf-8"))
    yield EXAMPLES, examples_json()
    examples.examples.cache_clear()
    yield ROOT / "docs" / "rules.md", rules_page()
    yield ROOT / "docs" / "findings.schema.json", to_json(schema())
    yield ROOT / "docs" / "fix.schema.json", to_json(fix_json.schema())
    yield ROOT / "docs" / "proof.schema.json", to_json(proof.schema())
    yield ROOT / "docs" / "diff.schema.json", to_json(diff_json.schema())
    yield ROOT / "docs" / "cost.schema.json", to_json(cost_json.schema())
    yield ROOT / "docs" / "gallery.md", gallery.gallery()
    yield ROOT / "docs" / "refused.md", refused.refused()
    yield ROOT / "docs" / "unique.md", unique.unique()
