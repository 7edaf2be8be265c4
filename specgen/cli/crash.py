"""What is printed of a bug of ours: enough to find it, and nothing of the documents."""

import platform
import traceback
from collections.abc import Iterator
from pathlib import Path

from specgen import __version__

FRAMES = 6
HOME = Path(__file__).parents[1]


def report(error: BaseException) -> Iterator[str]:
    """Lines to send to us. The error's own words are left out: they may quote a document."""
    python = platform.python_version()
    yield f"specgen: a bug of ours: {type(error).__name__} (specgen {__version__}, Python {python})"
    yield from (f"  at {where}" for where in _frames(error))
    yield "Please report these lines; they hold nothing of your documents."
    yield "SPECGEN_DEBUG=1 shows the whole traceback, which may."


def _frames(error: BaseException) -> Iterator[str]:
    """Of our own code, the innermost last."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if HOME in Path(frame.filename).parents]
    for frame in own[-FRAMES:]:
        yield f"{Path(frame.filename).relative_to(HOME.parent)}:{frame.lineno} in {frame.name}"
