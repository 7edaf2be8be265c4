"""What `specgen diff` compares with: a git revision or a folder."""

from dataclasses import dataclass
from pathlib import Path

from specgen.diff import git, sides
from specgen.diff.sides import Side, UnusableSide
from specgen.documents.layout import GENERATED, Layout

SHORT = 10


@dataclass(frozen=True, slots=True)
class Sides:
    base: Side
    head: Side


def both(layout: Layout, base: str) -> Sides:
    """base: as given; empty for the commit where the working tree left the main branch.

    raises: UnusableSide
    """
    head = sides.of_folder(layout.output, "the working tree") if layout.output.is_dir() else None
    if head is None or not head.modules:
        message = f"{layout.output} holds no root module; run `specgen render` first"
        raise UnusableSide(message)
    found = Sides(_base(layout.root, base), head)
    _refuse_part(found)
    return found


def _refuse_part(found: Sides) -> None:
    """A folder inside generated/ has the same root modules by shorter names."""
    base, head = set(found.base.modules), set(found.head.modules)
    shorter = {name for name in base if any(other.endswith(f"/{name}") for other in head)}
    if base and not base & head and base in (shorter, {"."}):
        message = f"{found.base.name} is only a part of generated/; give the whole, or a project"
        raise UnusableSide(message)


@dataclass(frozen=True, slots=True)
class Revision:
    """name: shown to the reader"""

    commit: str
    name: str


def target_of(root: Path, given: str) -> Revision | Path:
    """What is compared with: a commit or a folder; raises: UnusableSide"""
    if not given:
        commit, branch = git.merge_base(root)
        return Revision(commit, f"{commit[:SHORT]}, the merge base with {branch}")
    as_folder = Path(given)
    if as_folder.is_dir() and _is_path(given):
        return as_folder
    commit = _commit(root, given, as_folder)
    if commit:
        name = commit[:SHORT] if commit.startswith(given) else f"{given} ({commit[:SHORT]})"
        return Revision(commit, name)
    return as_folder


def _base(root: Path, given: str) -> Side:
    target = target_of(root, given)
    if isinstance(target, Path):
        return sides.of_folder(target, given)
    return _of_commit(root, target.commit, target.name)


def _is_path(given: str) -> bool:
    """Like git: anything that is not a plain name is a folder."""
    return given.startswith((".", "/", "~")) or Path(given).is_absolute()


def _commit(root: Path, given: str, as_folder: Path) -> str | None:
    """raises: UnusableSide if it is neither"""
    try:
        commit = git.commit_of(root, given)
    except UnusableSide:
        if as_folder.is_dir():
            return None
        raise
    if commit is None and not as_folder.is_dir():
        message = f"{given} is neither a revision in this git repository nor a folder"
        raise UnusableSide(message)
    return commit


def _of_commit(root: Path, commit: str, name: str) -> Side:
    return sides.of_paths(name, git.files_of(root, commit, GENERATED))
