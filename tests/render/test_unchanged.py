"""An unchanged project is not parsed, built or written again; any other is."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from specgen.cli import app
from specgen.cli.run.init import Answers, init
from specgen.render.incremental import inputs, unchanged

pytestmark = pytest.mark.synth

SERVICE = "specs/service.yaml"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Rendered, with a cache of its own."""
    monkeypatch.setenv("SPECGEN_CACHE", "1")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    quiet = Console(quiet=True)
    assert init(tmp_path / "shop", Answers(account="123456789012"), quiet, quiet) == 0
    assert invoke("render", tmp_path / "shop") == (0, "files new")
    return tmp_path / "shop"


def invoke(command: str, project: Path, *options: str) -> tuple[int, str]:
    """Exit code, and the message about the output in two words."""
    done = CliRunner().invoke(app, [command, str(project), *options])
    found = re.search(r"nothing changed|files new|is up to date|differs in", done.stderr)
    return done.exit_code, found[0] if found else done.stderr


def imported(project: Path, *arguments: str) -> set[str]:
    command = [sys.executable, "-X", "importtime", "-m", "specgen", *arguments, str(project)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ)
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "|" in line}


@pytest.mark.parametrize("command", ["render", "validate"])
def test_nothing_is_loaded_to_see_that_nothing_changed(command: str, project: Path) -> None:
    found = imported(project, command)

    assert "specgen.render.incremental.unchanged" in found
    assert found & {"cdktf", "jsii", "jsonschema", "yaml", "specgen.pipeline"} == set()
    assert "specgen.pipeline" in imported(project, command, "--no-cache")


def test_the_stock_way_builds_everything(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPECGEN_FAST", "0")

    assert "cdktf" in imported(project, "render", "--check")


def test_render_says_that_nothing_changed(project: Path) -> None:
    assert invoke("render", project) == (0, "nothing changed")
    assert invoke("render", project, "--check") == (0, "is up to date")
    assert invoke("render", project, "--no-cache") == (0, "nothing changed")


def test_a_document_that_changed_is_read(project: Path) -> None:
    text = (project / SERVICE).read_text(encoding="utf-8")
    (project / SERVICE).write_text(text + "unknown_key: 1\n", encoding="utf-8")
    assert invoke("validate", project)[0] == 1
    assert invoke("validate", project)[0] == 1
    assert invoke("render", project)[0] == 1

    (project / SERVICE).write_text(text, encoding="utf-8")

    assert invoke("validate", project)[0] == 0


def test_findings_are_told_again_in_every_form(project: Path) -> None:
    (project / "specs" / "more.yaml").write_text("kind: key\nname: idle\nadmits: [sns]\n")
    first = CliRunner().invoke(app, ["validate", str(project), "--format", "json"]).stdout
    again = CliRunner().invoke(app, ["validate", str(project), "--format", "json"]).stdout
    strict = CliRunner().invoke(app, ["validate", str(project), "--fail-on", "warning"])

    assert "KMS101" in first
    assert again == first
    assert strict.exit_code == 1


@pytest.mark.parametrize("what", ["edited", "removed", "foreign"])
def test_an_output_that_is_not_as_written_is_noticed(what: str, project: Path) -> None:
    file = next((project / "generated").rglob("network-main.tf.json"))
    match what:
        case "edited":
            file.write_text("{}\n", encoding="utf-8")
        case "removed":
            file.unlink()
        case _:
            (file.parent / "mine.tf.json").write_text("{}\n", encoding="utf-8")

    code, said = invoke("render", project, "--check")

    assert (code, said) == (1, "differs in")


def test_another_day_or_other_code_is_another_run(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = unchanged.Layout(project, project / "specs", project / "generated")
    now = unchanged.inputs(layout)
    assert now is not None
    assert unchanged.last(layout, now) is not None

    monkeypatch.setattr(unchanged, "today", lambda: "2100-01-01")
    assert unchanged.inputs(layout) != now
    monkeypatch.undo()
    monkeypatch.setattr(unchanged, "of_code", lambda: "another")
    assert unchanged.inputs(layout) != now


def test_a_changed_template_or_fact_changes_the_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "PACKAGE", tmp_path)
    monkeypatch.setattr(inputs, "package_files", inputs.package_files.__wrapped__)
    (tmp_path / "facts.json").write_text("1")
    before = inputs.of_code.__wrapped__()
    (tmp_path / "facts.json").write_text("2")

    assert inputs.of_code.__wrapped__() != before


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"inputs": 1}'])
def test_a_damaged_cache_changes_nothing_but_the_time(
    content: bytes, project: Path, tmp_path: Path
) -> None:
    files = [p for p in (tmp_path / "cache").rglob("*.json") if p.is_file()]
    assert len(files) == 2
    for file in files:
        file.write_bytes(content)

    assert invoke("render", project) == (0, "nothing changed")
    assert invoke("render", project) == (0, "nothing changed")


def test_clean_removes_what_was_kept(project: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["clean"])

    assert done.exit_code == 0
    assert "removed" in done.stderr
    assert not (tmp_path / "cache" / "specgen").exists()
    assert invoke("render", project) == (0, "nothing changed")
