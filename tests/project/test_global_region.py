"""A region of the role global holds what names it, and changes nothing else."""

from pathlib import Path

import pytest
from support import BASE, Case, cases, check_case, make_project, read_case

from specgen.pipeline import Checked, check, render
from specgen.project.project import Project

pytestmark = pytest.mark.slow

ADDED = "\n  ap-south-2: {key: aps2, role: global}\nenvironments:"
"""No case names that region."""


def places(project: Project | None) -> dict[tuple[str, str, str], object]:
    assert project is not None
    return {(e.id, *e.spot): (e.stack, e.data) for e in project.effectives}


def with_global_region(case: Case, folder: Path) -> Checked:
    root = make_project(folder, case.path.read_bytes(), case.needs)
    text = (BASE / "platform.yaml").read_text(encoding="utf-8")
    changed = text.replace("\nenvironments:", ADDED)
    assert changed != text
    (root / "specs" / "base-platform.yaml").write_text(changed, encoding="utf-8")
    return check(root, root / "specs")


ON_THE_BASE = [c for c in cases("good-*") if b"\nkind: platform\n" not in c.path.read_bytes()]


@pytest.mark.parametrize("case", ON_THE_BASE, ids=lambda c: c.id)
def test_nothing_else_changes(case: Case, tmp_path: Path) -> None:
    before = check_case(case, tmp_path / "before")
    after = with_global_region(case, tmp_path / "after")

    assert places(after.project) == places(before.project)
    assert {f.code for f in after.findings} - {f.code for f in before.findings} == {"PLT020"}
    assert [m.id for m in after.modules] == [m.id for m in before.modules]


@pytest.mark.synth
@pytest.mark.parametrize("name", ["global_name/cases/good-latency", "peering/cases/good-defaults"])
def test_no_file_changes(name: str, tmp_path: Path) -> None:
    path = BASE.parent / "systems" / f"{name}.yaml"
    before = render(check_case(read_case(path), tmp_path / "before"))
    after = render(with_global_region(read_case(path), tmp_path / "after"))

    assert {p: t for p, t in after.files.items() if p != "manifest.json"} == {
        p: t for p, t in before.files.items() if p != "manifest.json"
    }


def test_it_holds_what_names_it_in_every_environment(tmp_path: Path) -> None:
    path = BASE.parent / "systems" / "platform" / "cases" / "good-global-region.yaml"
    found = places(check_case(read_case(path), tmp_path).project)

    there = {place for place in found if place[2] == "us-east-1"}
    assert there == {
        ("certificate/cdn", "prod", "us-east-1"),
        ("certificate/cdn", "dev", "us-east-1"),
        ("key/logs", "prod", "us-east-1"),
        ("key/logs", "dev", "us-east-1"),
    }
