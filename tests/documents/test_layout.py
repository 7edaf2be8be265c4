"""A project is found from any folder inside it, as git finds a repository."""

from pathlib import Path

import pytest

from specgen.documents.layout import find_layout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A git repository whose subfolder `infra` is a project, with other documents in it."""
    for folder in (".git", "infra/specs/network", "infra/generated/dev", "examples/other", "src"):
        (tmp_path / folder).mkdir(parents=True)
    for file in ("infra/specs/network/main.yaml", "examples/other/a.yaml"):
        (tmp_path / file).write_text("kind: network\n")
    return tmp_path


@pytest.mark.parametrize("inside", ["", "specs", "specs/network", "generated", "generated/dev"])
def test_it_is_found_from_a_folder_inside(
    repository: Path, inside: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository / "infra" / inside)

    layout = find_layout(Path())

    assert layout.specs.resolve() == repository / "infra" / "specs"
    assert layout.output.resolve() == repository / "infra" / "generated"


@pytest.mark.parametrize(
    "path",
    ["infra", "infra/specs", "infra/specs/network", "infra/specs/network/main.yaml"],
)
@pytest.mark.parametrize("is_absolute", [False, True])
def test_it_is_found_by_a_path_inside(
    repository: Path, path: str, monkeypatch: pytest.MonkeyPatch, *, is_absolute: bool
) -> None:
    monkeypatch.chdir(repository)

    layout = find_layout(repository / path if is_absolute else Path(path))

    assert layout.output.resolve() == repository / "infra" / "generated"


def test_a_named_folder_of_documents_elsewhere_is_a_project_of_its_own(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "specs").mkdir()
    monkeypatch.chdir(repository)

    layout = find_layout(Path("examples/other"))

    assert layout.specs == Path("examples/other")


def test_nothing_is_looked_for_above_the_repository(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository.parent / "specs").mkdir(exist_ok=True)
    monkeypatch.chdir(repository / "src")

    with pytest.raises(FileNotFoundError, match="no folder specs/"):
        find_layout(Path())
