"""Packages on this machine that register kinds of documents, and where their code is.

This runs even if nothing has changed, so it loads neither the packages nor importlib.metadata
unless one of them registers a kind.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "specgen.systems"
"""The group of entry points that name a tuple of systems."""


@dataclass(frozen=True, slots=True)
class Extension:
    """package, version: of the distribution that registers; entry: what it registers"""

    package: str
    version: str
    entry: "EntryPoint"

    @property
    def module(self) -> str:
        """The top-level module that holds its kinds."""
        return self.entry.module.partition(".")[0]


@cache
def extensions() -> tuple[Extension, ...]:
    """In the order of their packages' names."""
    if not any(map(_registers, _records())):
        return ()
    from importlib.metadata import entry_points  # noqa: PLC0415  see above

    found = [
        Extension(
            entry.dist.name if entry.dist else "", entry.dist.version if entry.dist else "", entry
        )
        for entry in entry_points(group=GROUP)
    ]
    return tuple(sorted(found, key=lambda item: (item.package, item.entry.name)))


def _records() -> Iterator[Path]:
    """Files that list the entry points of installed distributions."""
    for entry in dict.fromkeys(sys.path):
        folder = Path(entry or ".")
        for pattern in ("*.dist-info/entry_points.txt", "*.egg-info/entry_points.txt"):
            yield from folder.glob(pattern)


def _registers(record: Path) -> bool:
    try:
        return f"[{GROUP}]".encode() in record.read_bytes()
    except OSError:
        return False


def folders() -> Iterator[tuple[str, Path]]:
    """Each package's name, and its folder or its single file; missing packages are left out."""
    from importlib.util import find_spec  # noqa: PLC0415  see above

    for module in sorted({extension.module for extension in extensions()}):
        try:
            spec = find_spec(module)
        except (ImportError, ValueError):
            spec = None
        for place in (spec.submodule_search_locations or [spec.origin or ""]) if spec else ():
            yield module, Path(place)
