"""docs/gallery.md: mistakes that people make, and what is printed for each of them.

The mistakes are test cases; what is shown is what a run prints, word for word.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from doc_pages.cases import TESTS, Case, read_case
from specgen.cli.options import run_of
from specgen.findings import report
from specgen.pipeline import check

BASE = TESTS / "base"

HEAD = """# Mistakes, and what is said about them

Each of these documents was given to `specgen validate`; below it stands what was printed. The cases
are those of the tests. Written by `make docs`.
"""

MISTAKES = {
    "A key that is nearly another": "cases/bad-SHAPE001-unknown-key-near-name",
    "A key that is missing": "cases/bad-SHAPE001-missing-key",
    "A key that stands twice": "cases/bad-YAML006-duplicate-key",
    "`no` for a text": "cases/bad-SHAPE001-no-for-a-string",
    "15.10 without quotes": "cases/bad-SHAPE001-version-without-quotes",
    "A wrong type, deep in a list": "cases/bad-SHAPE001-wrong-type-deep-in-a-list",
    "A kind that does not exist": "cases/bad-DOC001-unknown-kind",
    "A reference to nothing": "cases/bad-REF001-missing-document",
    "A reference to what is elsewhere": "cases/bad-REF002-not-in-that-environment",
    "A subnet outside its VPC": "systems/network/cases/bad-NET001-outside-the-vpc",
    "Regions whose addresses overlap": "systems/network/cases/bad-PLT001-regions-overlap",
    "4 vCPU with 32 GiB on Fargate": "systems/service/cases/bad-CMP001-4-vcpu-with-32-gib",
    "An override that fits nothing": "cases/bad-PLACE004-override-fits-nothing",
    "A secret in a document": "cases/bad-SEC010-a-secret-value",
    "A tag outside its values": "systems/log_group/cases/bad-PLT007-value-not-allowed",
}
"""Title -> case below tests/."""


def gallery() -> str:
    return "\n".join([HEAD, *(_section(title, case) for title, case in _cases())])


def run_of_case(case: Case, folder: Path) -> report.Run:
    """What `specgen validate` finds in a project of the case and what it leans on."""
    specs = folder / "specs"
    specs.mkdir()
    (specs / f"{case.kind}.yaml").write_text(case.text, encoding="utf-8")
    own = "platform" in {case.kind, *case.beside}
    for name in (*(() if own else ("platform",)), *case.beside):
        (specs / f"base-{name}.yaml").write_bytes((BASE / f"{name}.yaml").read_bytes())
    return run_of(check(folder, specs).findings, folder)


def _cases() -> Iterator[tuple[str, Case]]:
    return ((title, read_case(TESTS / f"{id_}.yaml", TESTS)) for title, id_ in MISTAKES.items())


def _section(title: str, case: Case) -> str:
    with tempfile.TemporaryDirectory(prefix="specgen-") as folder:
        printed = report.REPORTER_BY_NAME["text"](run_of_case(case, Path(folder)))
    shown = f"```yaml\n{case.text}```\n\n```text\n{printed}```\n"
    return f"## {title}\n\n{shown}"
