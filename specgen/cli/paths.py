"""Which project the paths of a command line mean; `-` is standard input."""

import atexit
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from specgen.documents.files import MAX_BYTES
from specgen.documents.layout import Layout, find_layout

INPUT = Path("-")
INPUT_FILE = "stdin.yaml"
"""How findings name it."""


class Unclear(Exception):
    """The paths do not mean one project."""


def project_of(paths: Sequence[Path], *, reads_only: bool = True) -> Layout:
    """reads_only: whether documents of standard input are enough

    raises: Unclear, FileNotFoundError
    """
    if INPUT in paths:
        if len(paths) > 1:
            raise Unclear("`-` reads all documents from standard input; no path goes with it")
        if not reads_only:
            raise Unclear("`-` is standard input, and this command needs a project's folder")
        return _input()
    found = [find_layout(path) for path in paths or [Path()]]
    for path, layout in zip(paths[1:], found[1:], strict=True):
        if layout.specs.resolve() != found[0].specs.resolve():
            raise Unclear(f"{paths[0]} and {path} are of different projects; name those of one")
    return found[0]


def _input() -> Layout:
    """A folder that ends with the process; at most one byte more than a file may have."""
    folder = Path(tempfile.mkdtemp(prefix="specgen-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    content = sys.stdin.buffer.read(MAX_BYTES + 1)
    (folder / INPUT_FILE).write_bytes(content)
    return Layout(folder, folder, folder / "generated")


def inside(paths: Sequence[Path], layout: Layout) -> tuple[Path, ...]:
    """The paths that are a part of the documents; none if one of them is the whole project."""
    specs = layout.specs.resolve()
    parts = [path.resolve() for path in paths]
    is_part = [path != specs and path.is_relative_to(specs) for path in parts]
    return tuple(parts) if parts and all(is_part) else ()
