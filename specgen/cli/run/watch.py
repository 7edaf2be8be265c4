"""`specgen watch`: runs a function at once, and again after every save of a document."""

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Event

from watchfiles import Change
from watchfiles import watch as changes

from specgen.documents.files import is_document

BEGIN_MS = 100
DEBOUNCE_MS = 200
"""Editors save in several steps, and git switches branches file by file: one run for all of it."""


def watch(folder: Path, once: Callable[[], None], stop: Event | None = None) -> None:
    """Runs until interrupted; raises: FileNotFoundError if there is no such folder"""
    logging.getLogger("watchfiles").setLevel(logging.ERROR)  # it reports Ctrl-C
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
    next(seen, None)  # starts watching, so that a save during the first run is seen
    once()
    for changed in seen:
        if changed:
            once()


def _is_document(_: Change, path: str) -> bool:
    return is_document(Path(path).name)
