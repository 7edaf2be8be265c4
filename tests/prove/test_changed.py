"""Root modules that differ from a git revision."""

import subprocess
from pathlib import Path

import pytest

from specgen.diff import changed
from specgen.diff.changed import NoRevision, base_of, changed_modules

MODULES = ("prod/us-east-1/keys", "prod/us-east-1/network", "dev/us-east-1/keys")


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false")
    command = ["git", "-C", str(folder), *who, *arguments]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout.strip()


@pytest.fixture
def output(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    output = tmp_path / "project" / "generated"
    for module in MODULES:
        (output / module).mkdir(parents=True)
        (output / module / "terraform.tf.json").write_text("{}")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "first")
    git(tmp_path, "switch", "--quiet", "--create", "work")
    return output


def test_nothing_differs_at_first(output: Path) -> None:
    assert changed_modules(output, MODULES, base_of(output)) == set()


def test_committed_edited_new_and_deleted_files_count(output: Path) -> None:
    (output / MODULES[0] / "key-a.tf.json").write_text("{}")
    git(output, "add", ".")
    git(output, "commit", "--quiet", "--message", "second")
    (output / MODULES[1] / "new ü.tf.json").write_text("{}")
    (output / MODULES[2] / "terraform.tf.json").unlink()
    (output / "manifest.json").write_text("{}")

    assert changed_modules(output, MODULES, base_of(output)) == set(MODULES)
    assert changed_modules(output, MODULES, base_of(output, "HEAD")) == set(MODULES[1:])
    assert changed_modules(output, MODULES[:1], base_of(output)) == {MODULES[0]}


def test_what_main_did_meanwhile_does_not_count(output: Path) -> None:
    git(output, "switch", "--quiet", "main")
    (output / MODULES[0] / "terraform.tf.json").write_text("[]")
    git(output, "commit", "--quiet", "--all", "--message", "on main")
    git(output, "switch", "--quiet", "work")

    assert changed_modules(output, MODULES, base_of(output)) == set()
    assert changed_modules(output, MODULES, base_of(output, "main")) == {MODULES[0]}


@pytest.mark.parametrize("revision", ["nobody", "--output=/tmp/x", "HEAD~9"])
def test_a_revision_that_git_does_not_know_is_named(output: Path, revision: str) -> None:
    with pytest.raises(NoRevision, match="git knows no revision"):
        base_of(output, revision)


def test_without_a_main_branch_one_is_asked_for(output: Path) -> None:
    git(output, "branch", "--move", "main", "trunk")

    with pytest.raises(NoRevision, match="--base"):
        base_of(output)


def test_outside_of_a_repository_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoRevision, match="needs a git repository"):
        base_of(tmp_path)


def test_without_git_it_says_so(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changed.shutil, "which", lambda _: None)

    with pytest.raises(NoRevision, match="needs git"):
        base_of(output)
