"""What is compared: a git revision, the merge base with main, a folder."""

import subprocess
from pathlib import Path

import pytest
from modules import MODULE, settings

from specgen.diff.base import Sides, both
from specgen.diff.sides import UnusableSide
from specgen.documents.layout import Layout
from specgen.findings.report.json_text import to_json

DOCUMENT = "queue-a.tf.json"


def git(folder: Path, *arguments: str) -> str:
    settings_ = (
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.com",
        "-c",
        "commit.gpgsign=false",
    )
    done = subprocess.run(
        ["git", *settings_, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def write(root: Path, content: str) -> None:
    folder = root / "generated" / MODULE
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "terraform.tf.json").write_text(to_json(settings()))
    (folder / DOCUMENT).write_text(content)


def commit(root: Path, content: str) -> str:
    write(root, content)
    git(root, "add", "-A")
    git(root, "commit", "-m", content)
    return git(root, "rev-parse", "HEAD")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project in a folder of a repository, on a branch that left main."""
    git(tmp_path, "init", "-b", "main")
    root = tmp_path / "platform"
    (root / "specs").mkdir(parents=True)
    commit(root, '{"a": 1}')
    git(root, "checkout", "-b", "change")
    commit(root, '{"a": 2}')
    write(root, '{"a": 3}')
    return root


def sides(root: Path, base: str = "") -> Sides:
    return both(Layout(root, root / "specs", root / "generated"), base)


def content(found: Sides) -> tuple[str, str]:
    base, head = (side.modules[MODULE][DOCUMENT].decode() for side in (found.base, found.head))
    return base, head


def test_the_default_is_the_merge_base_with_main(root: Path) -> None:
    found = sides(root)

    assert content(found) == ('{"a": 1}', '{"a": 3}')
    assert found.base.name.endswith("the merge base with main")


def test_a_revision_as_it_was_committed(root: Path) -> None:
    (root.parent / ".gitattributes").write_text(
        "platform/generated/** export-ignore text eol=crlf\n"
    )

    assert content(sides(root, "HEAD"))[0] == '{"a": 2}'
    assert content(sides(root, "HEAD~1"))[0] == '{"a": 1}'


def test_a_folder_that_is_a_project_or_its_output(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write(other, '{"a": 9}')

    assert content(sides(root, str(other)))[0] == '{"a": 9}'
    assert content(sides(root, str(other / "generated")))[0] == '{"a": 9}'


@pytest.mark.parametrize("part", ["prod", "prod/us-east-1", MODULE])
def test_a_part_of_the_output_is_refused(root: Path, tmp_path: Path, part: str) -> None:
    other = tmp_path / "other"
    write(other, '{"a": 9}')

    with pytest.raises(UnusableSide, match="only a part of generated/"):
        sides(root, str(other / "generated" / part))


def test_a_revision_without_output_makes_everything_new(root: Path) -> None:
    git(root, "checkout", "--orphan", "empty")
    git(root, "commit", "--allow-empty", "-m", "nothing")
    git(root, "rm", "-r", "--cached", ".")
    git(root, "commit", "--allow-empty", "-m", "empty")

    assert sides(root, "HEAD").base.modules == {}


@pytest.mark.parametrize("base", ["no-such-branch", "--output=x", "HEAD:specs"])
def test_what_is_neither_is_said(root: Path, base: str) -> None:
    with pytest.raises(
        UnusableSide, match="neither a revision in this git repository nor a folder"
    ):
        sides(root, base)


def test_a_folder_without_root_modules_is_said(root: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    with pytest.raises(UnusableSide, match="holds no root module"):
        sides(root, str(tmp_path / "empty"))


def test_outside_of_git_a_folder_still_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    here, other = tmp_path / "here", tmp_path / "other"
    write(here, "{}")
    write(other, "{}")

    assert sides(here, str(other)).base.modules.keys() == {MODULE}
    with pytest.raises(UnusableSide, match=r"not a git repository.*give a folder"):
        sides(here)


def test_without_a_main_branch_one_must_be_given(tmp_path: Path) -> None:
    git(tmp_path, "init", "-b", "trunk")
    commit(tmp_path, "{}")

    with pytest.raises(UnusableSide, match="no branch main or master"):
        sides(tmp_path)


def test_without_a_common_commit_that_is_said(root: Path) -> None:
    git(root, "checkout", "--orphan", "other")
    git(root, "commit", "-m", "apart")

    with pytest.raises(UnusableSide, match="HEAD and main have no commit in common here"):
        sides(root)


def test_what_was_never_rendered_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnusableSide, match="run `specgen render` first"):
        sides(tmp_path)


def test_a_folder_that_lacks_what_its_manifest_lists_is_refused(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write(other, '{"a": 9}')
    listed = {f"{MODULE}/{DOCUMENT}": "x", f"dev/{MODULE.partition('/')[2]}/{DOCUMENT}": "y"}
    (other / "generated" / "manifest.json").write_text(to_json({"files": listed}))

    with pytest.raises(UnusableSide, match=r"lacks dev/.*that its manifest.json lists"):
        sides(root, str(other))
