"""Documents about specgen that are made from the code; `python -m specgen.docs` writes them anew.

The rule tables of the systems' READMEs, examples.json, and rules.md, gallery.md and the schemas in
docs/.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from specgen import gallery, gathering
from specgen.cli.rules import RULES, table
from specgen.diff import as_json as diff_json
from specgen.findings.report import examples
from specgen.findings.report.as_json import schema
from specgen.findings.report.json_text import to_json
from specgen.findings.report.rule_text import markdown
from specgen.prove import as_json as proof
from specgen.systems import SYSTEMS

ROOT = Path(__file__).parent.parent
SYSTEMS_FOLDER = Path(__file__).parent / "systems"
EXAMPLES = Path(__file__).parent / "findings" / "report" / "examples.json"
_RULES = re.compile(r"<!-- rules -->\n.*?<!-- /rules -->", re.DOTALL)

RULES_HEAD = """# Rules

What specgen finds, by code: the promise, the fact behind it with its source, a bad and a good
example. `specgen explain CODE` prints the same. Written by `python -m specgen.docs`.
"""


def readme(kind: str) -> Path:
    return SYSTEMS_FOLDER / kind / "README.md"


def with_rules(kind: str, text: str) -> str:
    """The README with its rule table as the code has it."""
    return _RULES.sub(lambda _: f"<!-- rules -->\n{table(kind)}\n<!-- /rules -->", text)


def examples_json() -> str:
    return to_json(msgspec.to_builtins(gathering.gather()))


def rules_page() -> str:
    """One heading, and so one anchor, a code."""
    parts = (f"## {code}\n\n{markdown(RULES[code])}" for code in sorted(RULES))
    return "\n".join([RULES_HEAD, *parts])


def pages() -> Iterator[tuple[Path, str]]:
    """Every file that is made, with its text; those made of the examples come after them."""
    for system in SYSTEMS:
        file = readme(system.kind)
        yield file, with_rules(system.kind, file.read_text(encoding="utf-8"))
    yield EXAMPLES, examples_json()
    examples.examples.cache_clear()
    yield ROOT / "docs" / "rules.md", rules_page()
    yield ROOT / "docs" / "findings.schema.json", to_json(schema())
    yield ROOT / "docs" / "proof.schema.json", to_json(proof.schema())
    yield ROOT / "docs" / "diff.schema.json", to_json(diff_json.schema())
    yield ROOT / "docs" / "gallery.md", gallery.gallery()


def main() -> None:
    for file, text in pages():
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
