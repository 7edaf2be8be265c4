"""Unpacked packages for jsii: each process has a folder of its own, with links to ready packages.

Without ready ones, jsii unpacks into the new folder. When its process ends, the folder is sealed
with the names, sizes and times of its files and moved into place, unless another process was
first. What jsii unpacks beside the links goes with the process: nobody else's folder changes.
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
    new = Path(tempfile.mkdtemp(prefix="new-", dir=home))
    linked = is_sealed(ready) and _link(ready, new)
    # registered before jsii's own, so it runs after Node ended
    atexit.register(_remove, new) if linked else atexit.register(_close, new, ready)
    return new


def _link(ready: Path, new: Path) -> bool:
    """Whether each package of the one is in the other."""
    with suppress(OSError):  # without links, or if the folder goes meanwhile, jsii unpacks
        for path in ready.iterdir():
            scoped = path.name.startswith("@")
            for package in path.iterdir() if scoped else (path,):
                link = new / package.relative_to(ready)
                link.parent.mkdir(exist_ok=True)
                link.symlink_to(package, target_is_directory=True)
        return True
    cache.empty(new)
    return False


def is_sealed(ready: Path) -> bool:
    known = cache.found(_seal(ready))
    return known is not None and known == _look(ready)


def _close(new: Path, ready: Path) -> None:
    with suppress(OSError), cache.locked(new.parent):
        if any(new.iterdir()) and not is_sealed(ready):
            _expire(new.parent)
            old = Path(tempfile.mkdtemp(prefix="old-", dir=new.parent))
            if ready.exists():
                ready.rename(old / ready.name)  # at once: another process may read from it
            cache.keep(_seal(ready), _look(new))
            new.rename(ready)
            _remove(old)
    _remove(new)


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)  # does not follow links


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
