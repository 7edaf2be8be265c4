"""The report of an internal error: enough to find the bug, nothing from the documents."""

import platform
import traceback
from collections.abc import Iterator
from pathlib import Path

from specgen import __version__
from specgen.documents.extensions import Extension, extensions, folders

FRAMES = 6
HOME = Path(__file__).parents[1]


def report(error: BaseException) -> Iterator[str]:
    """Lines to report. The error's message is left out because it may quote a document."""
    python = platform.python_version()
    where, to = f"specgen {__version__}, Python {python}", "Please report these lines"
    if guilty := extension_of(error):
        where, to = f"kinds of {guilty.package} {guilty.version}, {where}", f"{to} to its authors"
    yield f"specgen: internal error: {type(error).__name__} ({where})"
    yield from (f"  at {frame}" for frame in _frames(error))
    yield f"{to}; they contain nothing from your documents."
    yield "SPECGEN_DEBUG=1 shows the whole traceback, which may."


def extension_of(error: BaseException) -> Extension | None:
    """The package with kinds that the error comes through, the innermost first."""
    for file in reversed(_files(error)):
        for extension in extensions():
            if any(file == home or home in file.parents for home in folders(extension)):
                return extension
    return None


def _files(error: BaseException) -> list[Path]:
    return [Path(frame.filename) for frame in traceback.extract_tb(error.__traceback__)]


def _frames(error: BaseException) -> Iterator[str]:
    """Frames of our own code, the innermost last."""
    homes = {HOME: HOME.parent}
    homes |= {home: home.parent for one in extensions() for home in folders(one)}
    shown = [
        f"{file.relative_to(root)}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
        for file in (Path(frame.filename),)
        for home, root in homes.items()
        if file == home or home in file.parents
    ]
    yield from shown[-FRAMES:]
