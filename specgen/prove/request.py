"""The input of every part of a proof, and how a part reports progress."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from specgen.project.project import Project
from specgen.project.stacks import RootModule
from specgen.prove.cache import Cache


class Watcher(Protocol):
    """Called from the thread that runs the proof; what: the parts; words: the unit's result"""

    def begin(self, what: str, units: int) -> None: ...

    def done(self, unit: str, words: str = "") -> None: ...


class Silent:
    def begin(self, what: str, units: int) -> None: ...

    def done(self, unit: str, words: str = "") -> None: ...


@dataclass(frozen=True, slots=True)
class Request:
    """project: as checked, without errors; modules: the selected ones, in the order of application

    root: what paths in findings are relative to; output: the folder generated/
    values: parameter path -> what the local server answers
    """

    project: Project
    modules: tuple[RootModule, ...]
    root: Path
    output: Path
    values: Mapping[str, str]
    jobs: int = 1
    cache: Cache = field(default_factory=Cache)
    watcher: Watcher = field(default_factory=Silent)
