"""The files of documents: which are read, and which are refused."""

import os
import stat
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from specgen.findings.characters import INVISIBLE, one_line
from specgen.findings.finding import Finding, Place, Severity

MAX_BYTES = 1 << 20
MAX_FILES = 2_000
ENDINGS = (".yaml", ".yml")

File = tuple[str, bytes]
"""Path as it is shown, and content: at most one byte more than MAX_BYTES."""


def yaml_files(root: Path, folder: Path) -> Iterator[File | Finding]:
    """Every *.yaml and *.yml below the folder, in path order; paths are shown relative to root.

    Hidden files and folders, and what editors leave beside a file, are skipped.

    raises: OSError if the folder cannot be read
    """
    inside = folder.resolve()
    for count, path in enumerate(sorted(_paths(folder))):
        shown = one_line(path.relative_to(root).as_posix())
        if count == MAX_FILES:
            message = f"this is document file {MAX_FILES + 1:,}; at most {MAX_FILES:,} are read"
            yield refused("YAML003", message, shown, "put several documents into one file")
            return
        fault = "" if _is_plain(path) else _fault(path, inside)
        yield refused("YAML008", fault, shown) if fault else (shown, _bytes(path))


def _paths(folder: Path) -> Iterator[Path]:
    """Files, and links to folders: links are not followed, so they are reported."""
    for here, names, folders in _walk(folder):
        yield from (here / n for n in names if n.endswith(ENDINGS))
        yield from (here / n for n in folders if (here / n).is_symlink())


def _walk(folder: Path) -> Iterator[tuple[Path, list[str], list[str]]]:
    """Each folder with the names of its files and folders that are not skipped."""
    for place, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = [n for n in folders if not is_skipped(n)]
        yield Path(place), [n for n in names if not is_skipped(n)], folders


def is_skipped(name: str) -> bool:
    """Hidden names (`.#a.yaml` and `._a.yaml` among them), and backups of editors.

    source: https://github.com/hashicorp/terraform/blob/main/internal/configs/
    parser_config_dir.go, IsIgnoredFile (2026-11-29)
    """
    return name.startswith(".") or name.endswith("~") or (name[:1] == "#" == name[-1:])


def is_document(name: str) -> bool:
    return name.endswith(ENDINGS) and not is_skipped(name)


def other_files(root: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """The files beside those of yaml_files(), in path order; each with the path that is shown."""
    for path in sorted(h / n for h, names, _ in _walk(folder) for n in names):
        if not path.name.endswith(ENDINGS):
            yield one_line(path.relative_to(root).as_posix()), path


def _raise(error: OSError) -> None:
    raise error


def _is_plain(path: Path) -> bool:
    """A regular file with a visible name; its parent folders were walked, so they are not links."""
    return path.is_file() and not path.is_symlink() and not _is_hidden(path.name)


def _is_hidden(name: str) -> bool:
    return "\n" in name or INVISIBLE.search(name) is not None


def _fault(path: Path, inside: Path) -> str:
    """Why the file is not read, or nothing."""
    if _is_hidden(path.name):
        return "the file's name contains an invisible character; rename it"
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: a link to itself, up to Python 3.12
        return "this link is broken; remove it"
    if not target.is_relative_to(inside):
        return "this link leads outside the specs folder; put the file itself there"
    if target.is_dir():
        return "this link leads to a folder; put the files themselves there"
    return "" if stat.S_ISREG(target.stat().st_mode) else "this is not a regular file; remove it"


def _bytes(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


def content_of(root: Path, shown: str) -> bytes:
    """Reads a file of documents again, by the path that findings show: for excerpts and comments.

    Empty if the file is not read as documents: what a link leads to outside is never shown.
    """
    path, first = root / shown, Path(shown).parts[:1]
    inside = (root.joinpath(*first) if len(Path(shown).parts) > 1 else root).resolve()
    try:
        return b"" if _fault(path, inside) else _bytes(path)
    except (OSError, ValueError):
        return b""


def lines_of(root: Path) -> Callable[[str], list[str]]:
    """Reads the lines of a file by the path that findings show; none if it is not UTF-8."""

    @cache
    def lines(shown: str) -> list[str]:
        try:
            return content_of(root, shown).decode("utf-8-sig").splitlines()
        except UnicodeDecodeError:
            return []

    return lines


def refused(code: str, message: str, path: str, hint: str = "") -> Finding:
    return Finding(code, Severity.ERROR, message, Place(path, 1, 1, 1, 1), hint)
