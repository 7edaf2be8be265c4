"""The report of an internal error: enough to find the bug, nothing from the documents."""

import platform
import traceback
from collections.abc import Iterator
from pathlib import Path

from specgen import __version__

FRAMES = 6
HOME = Path(__file__).parents[1]


def report(error: BaseException) -> Iterator[str]:
    """Lines to report. The error's message is left out because it may quote a document."""
    name, python = type(error).__name__, platform.python_version()
    yield f"specgen: internal error: {name} (specgen {__version__}, Python {python})"
    yield from (f"  at {where}" for where in _frames(error))
    yield "Please report these lines; they contain nothing from your documents."
    yield "SPECGEN_DEBUG=1 shows the whole traceback, which may contain some of them."


def _frames(error: BaseException) -> Iterator[str]:
    """Frames of our own code, the innermost last."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if HOME in Path(frame.filename).parents]
    for frame in own[-FRAMES:]:
        yield f"{Path(frame.filename).relative_to(HOME.parent)}:{frame.lineno} in {frame.name}"
