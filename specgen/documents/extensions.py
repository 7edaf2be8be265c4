"""Packages on this machine that register kinds of documents, and where their code is.

This runs even if nothing has changed, so it loads neither the packages nor importlib.metadata
unless one of them registers a kind.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from specgen.findings.crash import NotOurs

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from importlib.metadata import EntryPoint

ENDINGS = (".dist-info", ".egg-info")
GROUP = "specgen.systems"
"""The group of entry points that name a tuple of systems."""


class BrokenKind(NotOurs):
    """An installed kind that cannot be used; its text says which, of which package, and why."""


@dataclass(frozen=True, slots=True)
class Extension:
    """package, version: of the distribution that registers; entry: what it registers"""

    package: str
    version: str
    entry: "EntryPoint"


@cache
def extensions() -> tuple[Extension, ...]:
    """By package, then by the name of the entry point."""
    if not any(map(_registers, records())):
        return ()
    from importlib.metadata import entry_points  # noqa: PLC0415  see above

    found = (
        Extension(entry.dist.name, entry.dist.version, entry)
        for entry in entry_points(group=GROUP)
        if entry.dist is not None
    )
    return tuple(sorted(found, key=lambda item: (item.package, item.entry.name)))


@cache
def records() -> tuple[str, ...]:
    """Folders that record the installed distributions, in the order of the path."""
    found: list[str] = []
    for entry in sys.path:
        try:
            names = os.listdir(entry or ".")  # noqa: PTH208  half of the time that pathlib takes
        except OSError:
            continue
        found += [f"{entry}/{name}" for name in names if name.endswith(ENDINGS)]
    return tuple(found)


def _registers(record: str) -> bool:
    """Whether the distribution registers a kind."""
    try:
        with open(f"{record}/entry_points.txt", "rb") as stream:  # noqa: PTH123  as above
            return GROUP.encode() in stream.read()
    except OSError:
        return False


def folders(extension: Extension) -> list[Path]:
    """The folders of its code, or its single file; none if the code is missing."""
    steps = extension.entry.module.split(".")
    name = steps[0]
    spec = _spec(name)
    for step in steps[1:]:
        if spec is None or spec.origin is not None:
            break  # a package of its own; a namespace belongs to many
        name = f"{name}.{step}"
        spec = _spec(name)
    if spec is None:
        return []
    return [Path(p) for p in spec.submodule_search_locations or [spec.origin or ""]]


def files(extension: Extension) -> list[Path]:
    """What its distribution installed, and what lies in the folders of its code: an editable
    installation records no code.
    """
    dist = extension.entry.dist
    recorded = [Path(str(file.locate())) for file in (dist.files if dist else None) or ()]
    lying = [file for folder in folders(extension) for file in _below(folder)]
    found = {file.resolve() for file in (*recorded, *lying)}
    return sorted(file for file in found if file.suffix != ".pyc" and file.is_file())


def _below(folder: Path) -> Iterator[Path]:
    yield from [folder] if folder.is_file() else folder.rglob("*")


def _spec(name: str) -> "ModuleSpec | None":
    from importlib.util import find_spec  # noqa: PLC0415  see above

    try:
        return find_spec(name)
    except (ImportError, ValueError):
        return None
