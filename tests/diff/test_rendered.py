"""`specgen diff --render`: both sides from their documents, without generated/."""

import subprocess
from pathlib import Path

import pytest
from support import make_project
from typer.testing import CliRunner

from specgen.cli import app

KEY = "kind: key\nname: data\nadmits: [rds]\n"
runner = CliRunner()


def git(folder: Path, *words: str) -> None:
    user = ("-c", "user.name=test", "-c", "user.email=test@example.com")
    subprocess.run(["git", *user, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make_project(tmp_path / "platform", KEY)
    git(tmp_path, "init", "--initial-branch", "main")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--message", "start")
    return root


def diff(root: Path, *words: str) -> tuple[int, str]:
    """The exit code, and what was printed."""
    done = runner.invoke(app, ["diff", "main", str(root), "--render", "--no-plan", *words])
    return done.exit_code, done.output


@pytest.mark.synth
def test_what_changed_since_a_revision_is_shown(root: Path) -> None:
    (root / "specs" / "topic.yaml").write_text("kind: topic\nname: alerts\n")

    code, shown = diff(root)

    assert code == 0
    assert "aws_sns_topic.alerts" in shown
    assert "aws_kms_key" not in shown
    assert not (root / "generated").exists()


@pytest.mark.synth
def test_nothing_differs_from_the_same_documents(root: Path) -> None:
    assert "nothing differs" in diff(root)[1]


def test_a_revision_whose_documents_have_errors_is_refused(root: Path) -> None:
    (root / "specs" / "case.yaml").write_text(KEY.replace("admits", "admit"))
    git(root, "commit", "--all", "--message", "wrong")
    (root / "specs" / "case.yaml").write_text(KEY)

    code, shown = diff(root)

    assert code == 2
    assert "have 1 error: specs/case.yaml:3: [SHAPE001]" in shown.replace("\n", " ")


@pytest.mark.synth
def test_a_folder_is_rendered_too(root: Path, tmp_path: Path) -> None:
    other = make_project(tmp_path / "other", KEY.replace("[rds]", "[rds, sqs]"))

    done = runner.invoke(app, ["diff", str(other), str(root), "--render", "--no-plan"])

    assert done.exit_code in {0, 1}
    assert "aws_kms_key.data" in done.output
