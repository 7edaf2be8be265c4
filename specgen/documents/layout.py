"""Where a project keeps its documents and its output."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SPECS, GENERATED = "specs", "generated"
REPOSITORY = ".git"
SCHEMA = ".specgen/schemas/specgen.schema.json"
"""The schema that completes names of documents; git ignores its folder."""


@dataclass(frozen=True, slots=True)
class Layout:
    """root: what paths in messages are relative to"""

    root: Path
    specs: Path
    output: Path


def find_layout(path: Path) -> Layout:
    """A project folder, any folder or file inside one, or a folder or file of documents elsewhere.

    raises: FileNotFoundError
    """
    path = Path(path)
    if not path.exists():
        raise FileNotFoundError(f"{path} does not exist")
    is_here = path.resolve() == Path.cwd()
    for root in _with_parents(path):
        if (root / SPECS).is_dir() and (is_here or root == path or _is_part_of(root, path)):
            return Layout(_shown_from(root), root / SPECS, root / GENERATED)
    folder = path if path.is_dir() else path.parent
    if not any(folder.rglob("*.y*ml")):
        raise FileNotFoundError(f"{path} has no folder {SPECS}/ and no documents")
    root = folder.parent if folder.name == SPECS else folder
    return Layout(_shown_from(root), folder, root / GENERATED)


def _with_parents(path: Path) -> Iterator[Path]:
    """The folder itself, then those above it up to that of its git repository."""
    folder = path
    yield folder
    while not (folder / REPOSITORY).exists():
        above = _above(folder)
        if above.resolve() == folder.resolve():
            return
        folder = above
        yield folder


def _above(folder: Path) -> Path:
    if folder.is_absolute() or folder.name not in {"", ".."}:
        return folder.parent
    return folder / ".."


def _is_part_of(root: Path, path: Path) -> bool:
    """A path that was named is the project's if it is one of its own folders.

    Other folders of documents, such as examples in a repository, are projects of their own.
    """
    below = Path(os.path.relpath(path.resolve(), root.resolve()))
    return below.parts[:1] in {(SPECS,), (GENERATED,)}


def _shown_from(root: Path) -> Path:
    """The current folder if the project lies below it: terminals and CI open such paths."""
    below = not root.is_absolute() and ".." not in root.parts
    return Path() if below else root
