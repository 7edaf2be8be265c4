"""`specgen fix`: the diff, what --write changes, and what it says is left."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from support import TESTS, make_project
from typer.testing import CliRunner

from specgen.cli import app
from specgen.findings.report.as_json import EditData
from specgen.pipeline import check
from specgen.project.proven import BYTES_OF_A_FAULT, MOST_BYTES

runner = CliRunner()
BROKEN = b"""\xef\xbb\xbf# kept\r
kind:   log_gruop # the kind\r
name: app\r
retention_dayz: 14   # two weeks\r
---\r
kind log_group\r
name:two\r
retention_days 14"""
FIXED = b"""\xef\xbb\xbf# kept\r
kind:   log_group # the kind\r
name: app\r
retention_days: 14   # two weeks\r
---\r
kind: log_group\r
name: two\r
retention_days: 14"""
"""Faults that show one after the other; a mark, line ends of Windows, no end of the last line."""


def fix(*arguments: str, data: str | None = None) -> Any:
    return runner.invoke(app, ["fix", *arguments], input=data)


def case_of(root: Path) -> Path:
    return root / "specs" / "case.yaml"


def test_a_diff_is_shown_and_nothing_is_written(tmp_path: Path) -> None:
    root = make_project(tmp_path, BROKEN)

    done = fix(str(root))

    assert done.exit_code == 1
    assert "-retention_dayz" in done.stdout
    assert "can fix 5 findings in 1 file; --write does it" in done.stderr
    assert case_of(root).read_bytes() == BROKEN


def test_git_applies_the_diff(tmp_path: Path) -> None:
    root = make_project(tmp_path, BROKEN)
    assert fix(str(root), "--output", str(tmp_path / "fixes.diff")).stdout == ""

    subprocess.run(["git", "apply", "fixes.diff"], cwd=root, check=True)

    assert case_of(root).read_bytes() == FIXED


def test_write_changes_only_what_is_wrong(tmp_path: Path) -> None:
    root = make_project(tmp_path, BROKEN)
    case_of(root).chmod(0o640)

    done = fix(str(root), "--write")

    assert done.exit_code == 0
    assert "fixed 5 findings in 1 file" in done.stderr
    assert case_of(root).read_bytes() == FIXED
    assert case_of(root).stat().st_mode & 0o777 == 0o640
    assert [p.name for p in (root / "specs").iterdir() if p.name.startswith(".")] == []
    again = fix(str(root), "--write")
    assert (again.exit_code, again.stdout) == (0, "")
    assert "nothing to fix" in again.stderr


def test_what_is_left_is_said_after_writing(tmp_path: Path) -> None:
    text = "kind: log_group\nname: app\nretention_dayz: 3\ndescription: 1.10\nnonsense: 1\n"
    root = make_project(tmp_path, text)

    done = fix(str(root), "--write")

    assert done.exit_code == 0
    assert "unknown key `nonsense`" in done.stdout
    assert "left: 1 error in 2 files" in done.stderr
    assert 'description: "1.10"' in case_of(root).read_text()


def test_of_two_keys_that_can_mean_one_none_is_chosen(tmp_path: Path) -> None:
    text = "kind: log_group\nname: app\nretention_dayz: 14\nretention_dais: 30\n"
    root = make_project(tmp_path, text)

    assert fix(str(root), "--write").exit_code == 0

    assert case_of(root).read_text() == text


def test_only_the_named_codes_and_files_are_fixed(tmp_path: Path) -> None:
    root = make_project(tmp_path, BROKEN)
    other = root / "specs" / "other.yaml"
    other.write_text("kind: log_group\nname: other\nretention_dayz: 14\n")

    assert "YAML001" not in fix(str(root), "--code", "SHAPE001", "--format", "json").stdout
    assert fix(str(other), "--write").exit_code == 0

    assert "retention_days" in other.read_text()
    assert case_of(root).read_bytes() == BROKEN


def test_a_code_that_does_not_exist_has_a_suggestion(tmp_path: Path) -> None:
    done = fix(str(make_project(tmp_path, BROKEN)), "--code", "SHAPE01")

    assert done.exit_code == 2
    assert "no rule has the code SHAPE01" in done.stderr
    assert "SHAPE001" in done.stderr


def test_standard_input_is_a_project_of_its_own(tmp_path: Path) -> None:
    platform = (TESTS / "base" / "platform.yaml").read_text()
    text = f"{platform}---\nkind: log_group\nname: app\nretention_dayz: 14\n"

    done = fix("-", data=text)

    assert done.exit_code == 1
    assert "+retention_days: 14" in done.stdout
    assert "needs a project's folder" in fix("-", "--write", data=text).stderr
    assert "no path goes with it" in fix("-", str(tmp_path), data=text).stderr


def test_the_json_has_its_schema_and_the_edits(tmp_path: Path) -> None:
    done = fix(str(make_project(tmp_path, BROKEN)), "--format", "json")
    data = json.loads(done.stdout)

    schema = json.loads((TESTS.parent / "docs" / "fix.schema.json").read_text())
    assert list(Draft202012Validator(schema).iter_errors(data)) == []
    first = data["fixed"][0]
    assert first["code"] == "DOC001"
    assert EditData(**first["edits"][0]).text == "log_group"
    assert data["files"][0]["diff"].startswith("--- a/specs/case.yaml\n")
    assert (data["written"], data["left"]) == (False, 0)


def test_findings_carry_their_edits_in_json_and_sarif(tmp_path: Path) -> None:
    root = str(make_project(tmp_path, "kind: log_group\nname: app\nretention_dayz: 14\n"))
    made = {f: runner.invoke(app, ["validate", root, "--format", f]) for f in ("json", "sarif")}

    edit = json.loads(made["json"].stdout)["findings"][0]["edits"][0]
    result = json.loads(made["sarif"].stdout)["runs"][0]["results"][0]

    span = {"line": 3, "column": 1, "end_line": 3, "end_column": 15}
    assert edit == {**span, "text": "retention_days"}
    change = result["fixes"][0]["artifactChanges"][0]
    assert change["artifactLocation"] == {"uri": "specs/case.yaml"}
    assert change["replacements"][0]["insertedContent"] == {"text": "retention_days"}


@pytest.mark.parametrize("command", ["render", "watch"])
def test_what_writes_files_needs_a_folder(command: str) -> None:
    done = runner.invoke(app, [command, "-"], input="")

    assert done.exit_code == 2
    assert "`-` is standard input, and this command needs a project's folder" in done.stderr


def test_several_paths_are_of_one_project(tmp_path: Path) -> None:
    one, two = (make_project(tmp_path / name, BROKEN) for name in ("one", "two"))
    files = [str(case_of(one)), str(one / "specs" / "base-platform.yaml")]

    assert runner.invoke(app, ["validate", *files]).exit_code == 1
    done = runner.invoke(app, ["validate", str(one), str(two)])
    assert done.exit_code == 2
    assert "are of different projects" in done.stderr


def test_a_large_file_is_read_only_so_often_and_fixed_whole(tmp_path: Path) -> None:
    """The file is read once for each edit, so many edits of a large file took seconds."""
    padding = "# two weeks of logs are enough for this application\n" * 10
    log = padding + "kind: log_group\nname: app-{}\nretention_dayz: 14\n---\n"
    text = "".join(log.format(n) for n in range(60)).encode()
    root = make_project(tmp_path, text)
    found = [f for f in check(root, root / "specs").findings if f.code == "SHAPE001"]

    assert len(found) == 60
    tries = MOST_BYTES // (len(text) + BYTES_OF_A_FAULT * len(found))
    assert [bool(f.edits) for f in found] == [n < tries for n in range(60)]
    assert fix("--write", str(root)).exit_code == 0
    assert case_of(root).read_bytes() == text.replace(b"dayz", b"days")


def test_many_faults_of_a_small_file_are_tried_only_so_often(tmp_path: Path) -> None:
    """Each try finds all the others again: 200 wrong tags took two seconds."""
    tags = "".join(f"  k{n}: {n}\n" for n in range(200))
    text = f"kind: log_group\nname: app\ntags:\n{tags}"
    root = make_project(tmp_path, text)
    found = [f for f in check(root, root / "specs").findings if f.code == "SHAPE001"]

    assert len(found) == 200
    tries = MOST_BYTES // (len(text) + BYTES_OF_A_FAULT * len(found))
    assert sum(bool(f.edits) for f in found) == tries < 100
