"""Unpacked packages for jsii: a folder unchanged since a render ended, or a new one.

A new one belongs to its process alone until the process ends. Then it is sealed with the names,
sizes and times of its files and moved into place, unless another process was first.
"""

import atexit
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from specgen.render import cache

MARKER = ".jsii-runtime-package-cache"
"""jsii touches it at each use."""

UNPACKED = "unpacked-"
UNUSED_S = 30 * 24 * 3600


def folder(home: Path, key: str) -> Path:
    """key: identifies what is unpacked"""
    ready = home / f"{UNPACKED}{key}"
    if is_sealed(ready):
        return ready
    new = Path(tempfile.mkdtemp(prefix="new-", dir=home))
    atexit.register(_close, new, ready)  # registered before jsii's own, so it runs after Node ended
    return new


def is_sealed(ready: Path) -> bool:
    known = cache.found(_seal(ready))
    return known is not None and known == _look(ready)


def _close(new: Path, ready: Path) -> None:
    with suppress(OSError), cache.locked(new.parent):
        if any(new.iterdir()) and not is_sealed(ready):
            shutil.rmtree(ready, ignore_errors=True)
            _expire(new.parent)
            cache.keep(_seal(ready), _look(new))
            new.rename(ready)
    shutil.rmtree(new, ignore_errors=True)


def _expire(home: Path) -> None:
    """Removes what no render uses any more: other versions, other types, and leftovers."""
    for path in home.iterdir():
        if time.time() - path.stat().st_mtime > UNUSED_S:
            shutil.rmtree(path, ignore_errors=True)
            path.unlink(missing_ok=True)


def _seal(ready: Path) -> Path:
    return ready.with_suffix(".seal")


def _look(root: Path) -> bytes:
    lines = sorted(_files(str(root), len(str(root))))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest().encode()


def _files(root: str, skip: int) -> Iterator[str]:
    """One line per file, in any order."""
    folders = [root] if Path(root).is_dir() else []
    while folders:
        for entry in os.scandir(folders.pop()):
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            elif entry.name != MARKER:
                about = entry.stat(follow_symlinks=False)
                yield f"{entry.path[skip:]} {about.st_size} {about.st_mtime_ns}"
