"""What outlasts a run, so that the next one need not ask the provider for it again.

Nothing of it is required; any file may be missing or damaged.
"""

import hashlib
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_SUM = hashlib.sha256().digest_size


def find(file: Path) -> bytes | None:
    try:
        content = file.read_bytes()
    except OSError:
        return None
    total, rest = content[:_SUM], content[_SUM:]
    return rest if hashlib.sha256(rest).digest() == total else None


def keep(file: Path, content: bytes) -> None:
    """What cannot be written is not an error."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
    write(file, hashlib.sha256(content).digest() + content)


def write(file: Path, content: bytes) -> None:
    """The whole file or nothing, into a folder that exists; a failure is not an error."""
    with suppress(OSError):
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as beside:
            beside.write(content)
        Path(beside.name).replace(file)


def key(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def stamp(files: Iterable[Path]) -> str:
    """Another one if a file is another; raises: OSError if one is missing"""
    about = ((file, file.stat()) for file in sorted(files))
    return " ".join(f"{file} {at.st_size} {at.st_mtime_ns}" for file, at in about)
