"""The user's cache folder. Nothing in it is required; any file may be missing or damaged."""

import os
import shutil
from collections.abc import Generator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from specgen.terraform.offline.kept import write

SWITCH = "SPECGEN_CACHE"
"""Environment variable: 0 turns the cache off."""


def home(environment: Mapping[str, str] | None = None) -> Path:
    known = os.environ if environment is None else environment
    root = known.get("XDG_CACHE_HOME") or Path(known.get("HOME", "~")) / ".cache"
    return Path(root).expanduser() / "specgen"


def folder(name: str, environment: Mapping[str, str] | None = None) -> Path | None:
    """None if it cannot be created, is not ours, is writable by others, or the cache is off."""
    known = os.environ if environment is None else environment
    if known.get(SWITCH) == "0":
        return None
    wanted = home(known) / name
    try:
        wanted.mkdir(parents=True, exist_ok=True, mode=0o700)
        about = wanted.stat()
    except OSError:
        return None
    ours = not hasattr(os, "getuid") or about.st_uid == os.getuid()
    return wanted if ours and not about.st_mode & 0o022 else None


def keep(file: Path, content: bytes) -> None:
    """Writes the whole file or nothing; a cache that cannot be written is not an error."""
    write(file, content)


@contextmanager
def locked(folder: Path) -> Generator[None]:
    """One process at a time; if the folder cannot be locked, two may do the same work."""
    with ExitStack() as held:
        with suppress(OSError, ImportError):
            import fcntl  # noqa: PLC0415  not on Windows

            fcntl.flock(held.enter_context((folder / ".lock").open("wb")), fcntl.LOCK_EX)
        yield


def empty(folder: Path) -> None:
    """Removes the contents; what cannot be removed stays."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()


def clear() -> tuple[int, int]:
    """Removes the cache folder; returns the numbers of files and bytes it held."""
    files = [path for path in home().rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    shutil.rmtree(home(), ignore_errors=True)
    return len(files), size


def found(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None
