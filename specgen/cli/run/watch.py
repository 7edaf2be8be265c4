"""`specgen watch`: something to do at once, and again after every save of a document."""

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Event

from watchfiles import Change
from watchfiles import watch as changes

BEGIN_MS = 100
ENDINGS = (".yaml", ".yml")
DEBOUNCE_MS = 200
"""An editor saves in several steps, and a branch is switched file by file: one run for all."""


def watch(folder: Path, once: Callable[[], None], stop: Event | None = None) -> None:
    """Until it is interrupted; raises: FileNotFoundError without the folder"""
    logging.getLogger("watchfiles").setLevel(logging.ERROR)  # it tells of Ctrl-C
    seen = changes(
        folder,
        watch_filter=_is_document,
        debounce=DEBOUNCE_MS,
        step=DEBOUNCE_MS // 4,
        stop_event=stop,
        raise_interrupt=False,
        yield_on_timeout=True,
        rust_timeout=BEGIN_MS,
    )
    next(seen, None)  # only now it watches: a save during the first run is seen
    once()
    for changed in seen:
        if changed:
            once()


def _is_document(_: Change, path: str) -> bool:
    """Not what editors write beside it."""
    return path.endswith(ENDINGS) and not Path(path).name.startswith((".", "#"))
