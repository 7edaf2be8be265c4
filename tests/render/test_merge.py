"""Two branches that change different root modules merge without a conflict."""

import shutil
import subprocess
from pathlib import Path

import pytest
from support import TESTS, make_project
from typer.testing import CliRunner

from specgen.cli import app

KEY = "kind: key\nname: data\nadmits: [rds]\n"
ATTRIBUTES = TESTS.parent / "templates" / "project" / ".gitattributes"
EMAILS = "emails: {team: team@example.com}\n"


def git(folder: Path, *words: str) -> str:
    user = ("-c", "user.name=test", "-c", "user.email=test@example.com")
    done = subprocess.run(
        ["git", *user, *words], cwd=folder, text=True, check=True, capture_output=True
    )
    return done.stdout


def rendered_and_committed(root: Path, message: str) -> None:
    done = CliRunner().invoke(app, ["render", str(root), "--quiet"])
    assert done.exit_code == 0, done.output
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", message)


@pytest.mark.synth
def test_both_sides_are_kept(tmp_path: Path) -> None:
    root = make_project(tmp_path, KEY)
    topic = root / "specs" / "topic.yaml"
    topic.write_text("kind: topic\nname: alerts\n")
    shutil.copy(ATTRIBUTES, root)
    git(root, "init", "--quiet", "--initial-branch", "main")
    rendered_and_committed(root, "start")
    git(root, "switch", "--quiet", "--create", "topic")
    topic.write_text(f"kind: topic\nname: alerts\n{EMAILS}")
    rendered_and_committed(root, "topic")
    git(root, "switch", "--quiet", "main")
    (root / "specs" / "case.yaml").write_text(KEY.replace("[rds]", "[rds, sqs]"))
    rendered_and_committed(root, "key")

    git(root, "merge", "--quiet", "--no-edit", "topic")

    assert CliRunner().invoke(app, ["render", str(root), "--check"]).exit_code == 0
    assert git(root, "diff", "--stat", "HEAD~1") != ""
