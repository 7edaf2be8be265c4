"""Where a project keeps its documents and its output."""

from dataclasses import dataclass
from pathlib import Path

SPECS, GENERATED = "specs", "generated"


@dataclass(frozen=True, slots=True)
class Layout:
    """root: what paths in messages are relative to"""

    root: Path
    specs: Path
    output: Path


def find_layout(path: Path) -> Layout:
    """A project folder, its specs folder, or any folder or file of documents.

    raises: FileNotFoundError
    """
    path = Path(path)
    if not path.exists():
        raise FileNotFoundError(f"{path} does not exist")
    if (path / SPECS).is_dir():
        return Layout(_shown_from(path), path / SPECS, path / GENERATED)
    folder = path if path.is_dir() else path.parent
    root = folder.parent if folder.name == SPECS else folder
    if not any(folder.rglob("*.y*ml")):
        raise FileNotFoundError(f"{path} has no folder {SPECS}/ and no documents")
    return Layout(_shown_from(root), folder, root / GENERATED)


def _shown_from(root: Path) -> Path:
    """The current folder if the project lies below it: terminals and CI open such paths."""
    below = not root.is_absolute() and ".." not in root.parts
    return Path() if below else root
