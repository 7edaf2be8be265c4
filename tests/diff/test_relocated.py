"""What is in another root module now is named, and its state moves by the printed commands."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from modules import Documents, resources, settings, side
from support import make_project, need_terraform
from typer.testing import CliRunner

from specgen.cli import app
from specgen.diff import run, state_moves
from specgen.diff.base import Sides
from specgen.diff.relocated import Relocated, advice

OLD, NEW = "prod/us-east-1/data", "prod/us-east-1/storage"
TOPIC = resources(aws_sns_topic={"news": {"name": "news"}})
ITEM = resources(terraform_data={"news": {"input": "kept"}, "other": {"input": "stays"}})
MOVED = resources(terraform_data={"news": {"input": "kept"}})
STAYS = resources(terraform_data={"other": {"input": "stays"}})


def compared(base: dict[str, Documents], head: dict[str, Documents]) -> run.Result:
    sides = Sides(side("base", base), side("head", head))
    return run.run(sides, None, run.Options(plan=False))


def test_what_goes_here_and_comes_there_is_one_thing() -> None:
    result = compared({OLD: {"topic-news": TOPIC}, NEW: {}}, {OLD: {}, NEW: {"topic-news": TOPIC}})

    assert result.relocated == (Relocated(OLD, NEW, ("aws_sns_topic.news",)),)
    assert advice(result.relocated)[0].startswith(f"1 resource moves from {OLD} to {NEW}: ")


@pytest.mark.parametrize(
    ("file", "new"),
    [
        ("topic-news", "prod/eu-central-1/data"),
        ("topic-news", "dev/us-east-1/storage"),
        ("outputs", NEW),
    ],
)
def test_another_place_and_what_is_published_stay(file: str, new: str) -> None:
    result = compared({OLD: {file: TOPIC}, new: {}}, {OLD: {}, new: {file: TOPIC}})

    assert result.relocated == ()
    assert state_moves.script(result) == f"{state_moves.NOTHING}\n"


def test_what_is_there_already_has_not_moved() -> None:
    both = {"topic-news": TOPIC}

    assert compared({OLD: both, NEW: both}, {OLD: {}, NEW: both}).relocated == ()


def test_another_document_of_that_address_has_not_moved() -> None:
    base, head = {"topic-news": TOPIC}, {"raw-news": TOPIC}

    assert compared({OLD: base, NEW: {}}, {OLD: {}, NEW: head}).relocated == ()


@pytest.fixture
def states(tmp_path: Path) -> Path:
    """Where the states are; the old root module is applied, the new one never was."""
    need_terraform()
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / "main.tf.json").write_text(json.dumps(ITEM | kept_in(tmp_path, "old")))
    for words in (("init",), ("apply", "-auto-approve")):
        command = ["terraform", f"-chdir={folder}", *words, "-input=false"]
        subprocess.run(command, check=True, capture_output=True)
    return tmp_path


def kept_in(folder: Path, name: str) -> dict[str, Any]:
    return {"terraform": {"backend": {"local": {"path": str(folder / f"{name}.tfstate")}}}}


def held(folder: Path, name: str) -> set[str]:
    state = json.loads((folder / f"{name}.tfstate").read_text())
    return {resource["name"] for resource in state["resources"]}


def moving(states: Path, old: str = "old") -> str:
    def of(name: str, document: Documents) -> Documents:
        return {"terraform": {**settings(), **kept_in(states, name)}, **document}

    base = {OLD: of(old, {"raw-all": ITEM}), NEW: of("new", {})}
    head = {OLD: of(old, {"raw-all": STAYS}), NEW: of("new", {"raw-all": MOVED})}
    return state_moves.script(compared(base, head))


def shell(script: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["sh"], input=script, text=True, capture_output=True, check=False, env=os.environ
    )


@pytest.mark.terraform
def test_the_commands_move_the_state_and_may_run_again(states: Path) -> None:
    id_before = (states / "old.tfstate").read_text().split('"id": "')[1].split('"')[0]

    for _ in range(2):
        done = shell(moving(states))
        assert done.returncode == 0, done.stderr
        assert held(states, "old") == {"other"}
        assert held(states, "new") == {"news"}

    assert id_before in (states / "new.tfstate").read_text()


@pytest.mark.terraform
def test_a_root_module_that_was_never_applied_is_left_out(states: Path) -> None:
    done = shell(moving(states, "never"))

    assert done.returncode == 0, done.stderr
    assert not (states / "new.tfstate").exists()


@pytest.mark.terraform
def test_a_state_that_cannot_be_read_ends_it(states: Path) -> None:
    (states / "old.tfstate").write_text("no state")

    done = shell(moving(states))

    assert done.returncode != 0
    assert (states / "old.tfstate").read_text() == "no state"


def test_nothing_is_printed_for_a_shell_if_documents_were_not_rendered(tmp_path: Path) -> None:
    project = make_project(tmp_path / "shop", "kind: key\nname: data\nadmits: [rds]\n")
    base = tmp_path / "base/generated/prod/us-east-1/keys"
    base.mkdir(parents=True)
    (base / "terraform.tf.json").write_text(json.dumps(settings()))
    head = project / "generated/prod/us-east-1/keys"
    head.mkdir(parents=True)
    (head / "terraform.tf.json").write_text(json.dumps(settings()))

    done = CliRunner().invoke(app, ["diff", str(tmp_path / "base"), str(project), "--format", "sh"])

    assert done.exit_code == 1
    assert done.stdout == ""
    assert "NOT RENDERED" in done.stderr
