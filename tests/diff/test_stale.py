"""Documents that were edited and not rendered: the diff is of files that nobody means."""

import json
import shutil
from pathlib import Path

import pytest
from support import make_project
from typer.testing import CliRunner

from specgen.cli import app

pytestmark = pytest.mark.synth


def test_documents_that_are_not_rendered_are_told(tmp_path: Path) -> None:
    root = make_project(tmp_path, "kind: topic\nname: jobs\n")
    runner = CliRunner()
    assert runner.invoke(app, ["render", str(root), "-q"]).exit_code == 0
    shutil.copytree(root / "generated", base := tmp_path / "base")
    same = runner.invoke(app, ["diff", str(base), str(root), "--no-plan"])
    (root / "specs" / "case.yaml").write_text("kind: topic\nname: tasks\n")

    done = runner.invoke(app, ["diff", str(base), str(root), "--no-plan"])
    told = runner.invoke(app, ["diff", str(base), str(root), "--no-plan", "--format", "json"])

    assert (same.exit_code, same.output.splitlines()[-1]) == (0, "nothing differs")
    assert done.exit_code == 1
    assert "not what the documents render to" in done.output
    assert "run `specgen render`" in done.output
    assert any(file.endswith("/topic-tasks.tf.json") for file in json.loads(told.stdout)["stale"])
