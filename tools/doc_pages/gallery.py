"""docs/gallery.md: common mistakes, and what is printed for each of them.

The mistakes are test cases; the output is shown word for word.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from doc_pages.cases import TESTS, Case, read_case
from specgen.cli.options import run_of
from specgen.findings import report
from specgen.pipeline import check

BASE = TESTS / "base"

HEAD = """# Mistakes and what specgen says about them

Each document was given to `specgen validate`, whose output is below it. The cases come from the
tests. Written by `make docs`.
"""

MISTAKES = {
    "A misspelled key": "cases/bad-SHAPE001-unknown-key-near-name",
    "A missing key": "cases/bad-SHAPE001-missing-key",
    "A duplicate key": "cases/bad-YAML006-duplicate-key",
    "`no` instead of a text": "cases/bad-SHAPE001-no-for-a-string",
    "15.10 without quotes": "cases/bad-SHAPE001-version-without-quotes",
    "A wrong type deep in a list": "cases/bad-SHAPE001-wrong-type-deep-in-a-list",
    "A kind that does not exist": "cases/bad-DOC001-unknown-kind",
    "A reference to a missing document": "cases/bad-REF001-missing-document",
    "A reference to a document elsewhere": "cases/bad-REF002-not-in-that-environment",
    "A subnet outside its VPC": "systems/network/cases/bad-NET001-outside-the-vpc",
    "Regions with overlapping addresses": "systems/network/cases/bad-PLT001-regions-overlap",
    "4 vCPU with 32 GiB on Fargate": "systems/service/cases/bad-CMP001-4-vcpu-with-32-gib",
    "An override that matches nothing": "cases/bad-PLACE004-override-fits-nothing",
    "A secret in a document": "cases/bad-SEC010-a-secret-value",
    "A tag value that is not allowed": "systems/log_group/cases/bad-PLT007-value-not-allowed",
}
"""Title -> case below tests/."""


def gallery() -> str:
    return "\n".join([HEAD, *(_section(title, case) for title, case in _cases())])


def run_of_case(case: Case, folder: Path) -> report.Run:
    """What `specgen validate` finds in a project of the case and the documents it needs."""
    return run_of(check(folder, written(case, folder)).findings, folder)


def written(case: Case, folder: Path) -> Path:
    """The folder of documents: the case and those that it needs."""
    specs = folder / "specs"
    specs.mkdir()
    (specs / f"{case.kind}.yaml").write_text(case.text, encoding="utf-8")
    own = "platform" in {case.kind, *case.beside}
    for name in (*(() if own else ("platform",)), *case.beside):
        (specs / f"base-{name}.yaml").write_bytes((BASE / f"{name}.yaml").read_bytes())
    return specs


def _cases() -> Iterator[tuple[str, Case]]:
    return ((title, read_case(TESTS / f"{id_}.yaml", TESTS)) for title, id_ in MISTAKES.items())


def _section(title: str, case: Case) -> str:
    with tempfile.TemporaryDirectory(prefix="specgen-") as folder:
        printed = report.REPORTER_BY_NAME["text"](run_of_case(case, Path(folder)))
    shown = f"```yaml\n{case.text}```\n\n```text\n{printed}```\n"
    return f"## {title}\n\n{shown}"
