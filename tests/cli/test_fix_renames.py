"""`specgen fix --renamed`: the earlier name of what vanished, if one equal thing came."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from support import make_project
from typer.testing import CliRunner

from specgen.cli import app

pytestmark = pytest.mark.synth

TOPICS = """kind: topic
name: alerts # of everybody
---
kind: queue
name: jobs
"""


def project(folder: Path, before: str, after: str) -> Path:
    """A repository in which the documents were renamed, and nothing is rendered."""
    make_project(folder, before)
    for words in ("init -qb main", "add .", "-c user.name=a -c user.email=a@b.c commit -qm 1"):
        subprocess.run(["git", *words.split()], cwd=folder, check=True)
    make_project(folder, after)
    return folder


def fix(*words: str) -> Any:
    return CliRunner().invoke(app, ["fix", *words])


def test_a_renamed_document_gets_its_earlier_name(tmp_path: Path) -> None:
    root = project(tmp_path, TOPICS, TOPICS.replace("alerts", "news"))

    done = fix(str(root), "--renamed", "--write")

    assert done.exit_code == 0, done.stderr
    written = "name: news # of everybody\nrenamed_from: alerts\n"
    assert (root / "specs/case.yaml").read_text() == TOPICS.replace(
        "name: alerts # of everybody\n", written
    )
    assert "looks renamed: write `renamed_from: alerts` in topic/news" in done.stderr
    assert fix(str(root), "--renamed").exit_code == 0


def test_of_two_that_are_equal_none_is_chosen(tmp_path: Path) -> None:
    two = "kind: topic\nname: one\n---\nkind: topic\nname: two\n"
    root = project(tmp_path, two, "kind: topic\nname: three\n")

    done = fix(str(root), "--renamed")

    assert (done.exit_code, done.stdout) == (0, "")


def test_errors_come_first(tmp_path: Path) -> None:
    root = project(tmp_path, TOPICS, TOPICS + "nonsense: 1\n")

    done = fix(str(root), "--renamed")

    assert done.exit_code == 2
    assert "once the documents have no errors" in done.stderr
