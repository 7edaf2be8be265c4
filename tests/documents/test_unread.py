"""Files that are not read are named; what editors leave is skipped as Terraform does."""

from pathlib import Path

import pytest
from support import make_project, short

from specgen.documents.files import is_skipped
from specgen.documents.layout import find_layout
from specgen.findings.finding import Finding, Severity
from specgen.pipeline import check
from specgen.render.incremental.inputs import of_documents

DOCUMENT = "kind: log_group\nname: app\nretention_days: 14\n"


def found(root: Path) -> list[Finding]:
    return list(check(root, root / "specs").findings)


@pytest.mark.parametrize(
    ("name", "renamed"),
    [
        ("Logs.YAML", "Logs.yaml"),
        ("logs.Yml", "logs.yaml"),
        ("logs.yamll", "logs.yaml"),
        ("logs.ymal", "logs.yaml"),
        ("logs.yaml ", "logs.yaml"),
        ("below/logs.YML", "logs.yaml"),
    ],
)
def test_a_slip_in_the_ending_is_an_error(name: str, renamed: str, tmp_path: Path) -> None:
    root = make_project(tmp_path, DOCUMENT)
    file = root / "specs" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(DOCUMENT)

    (one,) = found(root)

    assert short(one) == f"YAML012 1:1 specs/{name}"
    assert one.severity is Severity.ERROR
    assert one.help == f"rename it to {renamed}"


@pytest.mark.parametrize("name", ["logs.json", "a.toml", "a.tf", "logs.yaml.bak", "a.yml.txt"])
def test_data_of_another_form_is_a_warning(name: str, tmp_path: Path) -> None:
    root = make_project(tmp_path, DOCUMENT)
    (root / "specs" / name).write_text("{}")

    assert [(f.code, f.severity) for f in found(root)] == [("YAML012", Severity.WARNING)]


@pytest.mark.parametrize("text", ["", "{}", "[]", "kind: key\n", '{"kind": "key", "name": "a"}'])
def test_json_that_may_be_a_document_is_a_warning(text: str, tmp_path: Path) -> None:
    root = make_project(tmp_path, DOCUMENT)
    (root / "specs" / "logs.json").write_text(text)

    assert [(f.code, f.severity) for f in found(root)] == [("YAML012", Severity.WARNING)]


def test_json_with_keys_of_its_own_is_nobodys_concern(tmp_path: Path) -> None:
    root = make_project(tmp_path, DOCUMENT)
    (root / "specs" / "coverage.json").write_text('{"statements": []}')

    assert found(root) == []


@pytest.mark.parametrize("name", ["README.md", "CODEOWNERS", "plan.svg", "notes.txt"])
def test_other_files_are_nobodys_concern(name: str, tmp_path: Path) -> None:
    root = make_project(tmp_path, DOCUMENT)
    (root / "specs" / name).write_text("kind: key\n")

    assert found(root) == []


@pytest.mark.parametrize(
    "name", [".#logs.yaml", "._network.yaml", "#logs.yaml#", "logs.yaml~", ".git/a.yaml", ".a.YAML"]
)
def test_what_editors_leave_is_skipped(name: str, tmp_path: Path) -> None:
    root = make_project(tmp_path, DOCUMENT)
    file = root / "specs" / name
    file.parent.mkdir(exist_ok=True)
    file.symlink_to("user@host.1") if name == ".#logs.yaml" else file.write_bytes(b"\0\1: [")

    assert found(root) == []
    assert is_skipped(Path(name).parts[0])


def test_a_file_that_appears_makes_earlier_runs_invalid(tmp_path: Path) -> None:
    root = make_project(tmp_path, DOCUMENT)
    layout = find_layout(root)
    before = of_documents(layout.root, layout.specs)
    (root / "specs" / "a.json").write_text("{}")

    assert of_documents(layout.root, layout.specs) not in {before, None}

    (root / "specs" / "a.YAML").write_text(DOCUMENT)
    assert of_documents(layout.root, layout.specs) is None
