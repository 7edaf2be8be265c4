"""The list of systems: nothing is missing, nothing is listed twice."""

import re
from pathlib import Path

import pytest
from doc_pages import pages as docs
from support import cases, make_project

from specgen.cli import rules
from specgen.pipeline import check
from specgen.project.checks.proof_rules import CODES
from specgen.sdk.system import System
from specgen.systems import SYSTEMS

KINDS = pytest.mark.parametrize("system", SYSTEMS, ids=lambda s: s.kind)


def test_every_folder_is_a_registered_system() -> None:
    folders = {p.name for p in docs.SYSTEMS_FOLDER.iterdir() if (p / "__init__.py").is_file()}

    assert folders == {s.kind for s in SYSTEMS}


def test_no_code_is_registered_twice() -> None:
    assert rules.duplicates(SYSTEMS) == []


NO_CASE_FILE = {"YAML008", "YAML012", "BIND001", *CODES}
"""They need what no case file holds: a symbolic link (test_source.py), a file of another name
(tests/documents/test_unread.py), a machine without bindings (tests/render/test_bindings.py), or
Terraform and generated files (tests/prove/).
"""


def test_every_code_has_a_bad_case() -> None:
    expected = {
        part.split()[0] for case in cases("bad-*") for part in (*case.expected, *case.rendered)
    }

    assert sorted(set(rules.all_rules(SYSTEMS)) - expected - NO_CASE_FILE) == []


@KINDS
def test_every_system_has_a_good_case(system: System) -> None:
    folder = Path(__file__).parent / "systems" / system.kind / "cases"

    assert list(folder.glob("good-*.yaml")) != []


@KINDS
def test_the_readmes_smallest_document_is_valid(system: System, tmp_path: Path) -> None:
    text = docs.readme(system.kind).read_text(encoding="utf-8")
    match = re.search(
        r"(?:<!-- with: (?P<needs>.*?) -->\n)?```yaml\n(?P<yaml>.*?)```", text, re.DOTALL
    )
    assert match is not None
    needs = tuple(n.strip() for n in (match["needs"] or "").split(",") if n.strip())

    root = make_project(tmp_path, match["yaml"], needs)
    checked = check(root, root / "specs")

    assert [f.message for f in checked.errors] == []
    assert f"kind: {system.kind}" in match["yaml"]


@KINDS
def test_the_readmes_rule_table_is_the_codes(system: System) -> None:
    text = docs.readme(system.kind).read_text(encoding="utf-8")

    assert docs.with_rules(system.kind, text) == text, "run `make docs`"
