"""`specgen fix --renamed`: the earlier name of what vanished, if one equal thing came."""

import json
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


def test_what_cannot_be_told_apart_is_said(tmp_path: Path) -> None:
    two = "kind: topic\nname: {}\n---\nkind: topic\nname: {}\n"
    root = project(tmp_path, two.format("one", "two"), two.format("three", "four"))

    done = fix(str(root), "--renamed")
    data = json.loads(fix(str(root), "--renamed", "--format", "json", "--quiet").stdout)

    assert (done.exit_code, done.stdout) == (0, "")
    said = (
        "topic/one and topic/two went, topic/four and topic/three came, and they are equal, so "
        "that nobody can tell which is which: write `renamed_from: one` or `renamed_from: two` by "
        "hand in each one that is renamed"
    )
    assert " ".join(done.stderr.split()).startswith(f"looks renamed: {said} nothing to fix")
    assert (data["renamed"], data["by_hand"]) == ([], [said])


def test_with_the_names_by_hand_nothing_is_left_to_say(tmp_path: Path) -> None:
    two = "kind: topic\nname: {}\n---\nkind: topic\nname: {}\n"
    after = two.format("three\nrenamed_from: two", "four\nrenamed_from: one")
    root = project(tmp_path, two.format("one", "two"), after)

    done = fix(str(root), "--renamed")

    assert (done.exit_code, done.stdout) == (0, "")
    assert "looks renamed" not in done.stderr


def test_errors_come_first(tmp_path: Path) -> None:
    root = project(tmp_path, TOPICS, TOPICS + "nonsense: 1\n")

    done = fix(str(root), "--renamed")

    assert done.exit_code == 2
    assert "once the documents have no errors" in done.stderr
