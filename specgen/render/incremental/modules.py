"""Root modules that are already up to date on disk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from specgen.project.project import Project
from specgen.project.stacks import RootModule
from specgen.render import cache
from specgen.render.incremental.inputs import digest, of_code, of_data
from specgen.render.incremental.lookups import Look, Sight


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a root module was made of, and what it became.

    made_of: digest of its own documents, the platform and our code; looks: what else was looked
    at -> what was seen; files: path below the output folder -> digest of its text
    """

    made_of: str
    looks: list[tuple[Look, str]]
    files: dict[str, str]
    resources: int


@dataclass(frozen=True)
class ReusedModule:
    """Files of a root module that are up to date, and its number of resources."""

    files: Mapping[str, str]
    resources: int


@dataclass
class Modules:
    """file: of the entries; None keeps nothing. entries: root module -> what is known about it"""

    project: Project
    output: Path
    file: Path | None
    entries: dict[str, Entry] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._sight = Sight(self.project)
        self._base = digest(
            [of_code().encode(), of_data(self.project.platform_document.data).encode()]
        )

    @classmethod
    def opened(cls, project: Project, output: Path, folder: Path | None) -> "Modules":
        """folder: the cache's; each output folder has its own entries"""
        if folder is None:
            return cls(project, output, None)
        file = folder / f"{digest([str(output.resolve()).encode()])[:32]}.json"
        return cls(project, output, file, _read(file))

    def kept(self, module: RootModule) -> ReusedModule | None:
        """None if the root module has to be built."""
        entry = self.entries.get(module.id)
        if entry is None or entry.made_of != self._made_of(module):
            return None
        if any(self._sight.seen(look) != seen for look, seen in entry.looks):
            return None
        texts = {path: _text(self.output / path, known) for path, known in entry.files.items()}
        found = {path: text for path, text in texts.items() if text is not None}
        return ReusedModule(found, entry.resources) if len(found) == len(texts) else None

    def note(
        self, module: RootModule, looks: Iterable[Look], files: Mapping[str, str], resources: int
    ) -> None:
        seen = [(look, self._sight.seen(look)) for look in sorted(looks)]
        known = {path: digest([text.encode()]) for path, text in files.items()}
        self.entries[module.id] = Entry(self._made_of(module), seen, known, resources)

    def save(self, ids: Iterable[str]) -> None:
        """ids: of all existing root modules"""
        if self.file is not None:
            kept = {id_: self.entries[id_] for id_ in sorted(ids) if id_ in self.entries}
            cache.keep(self.file, msgspec.json.encode(kept))

    def _made_of(self, module: RootModule) -> str:
        own = (self._sight.of(effective).encode() for effective in module.effectives)
        return digest([self._base.encode(), module.id.encode(), *own])


def _read(file: Path) -> dict[str, Entry]:
    try:
        return msgspec.json.decode(cache.found(file) or b"{}", type=dict[str, Entry])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return {}


def _text(file: Path, known: str) -> str | None:
    """The file's text if it is unchanged since it was written, else None."""
    content = cache.found(file)
    return content.decode() if content is not None and digest([content]) == known else None
