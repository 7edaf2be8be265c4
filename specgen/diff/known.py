"""Invented states of a base, kept between diffs: the next edit is compared with the same base."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from specgen.render import cache
from specgen.render.incremental.inputs import digest, of_code
from specgen.terraform.offline import mirror
from specgen.terraform.offline.state import State
from specgen.terraform.offline.workspace import WorkingCopy


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """key: what the state was made of, so that a stale or damaged entry is ignored"""

    key: str
    state: State


@dataclass(frozen=True, slots=True)
class States:
    """folder: one file for each root module; None keeps nothing"""

    folder: Path | None = None

    def find(self, name: str, key: str) -> State | None:
        """name: of the root module"""
        file = self._file(name)
        content = cache.found(file) if file else None
        try:
            entry = msgspec.json.decode(content or b"", type=Entry)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return None
        return entry.state if entry.key == key else None

    def keep(self, name: str, key: str, state: State) -> None:
        if file := self._file(name):
            cache.keep(file, msgspec.json.encode(Entry(key, state)))

    def _file(self, name: str) -> Path | None:
        return self.folder / f"{digest([name.encode()])[:32]}.json" if self.folder else None


def key_of(module: WorkingCopy, values: Mapping[str, str]) -> str:
    """Covers everything that matters: the bytes, the values they read, the tools, our code.

    module: initialised
    """
    files = [(file.name, file.read_bytes()) for file in sorted(module.folder.glob("*.tf.json"))]
    text = b"".join(content for _, content in files)
    read = {path: value for path, value in values.items() if f'"{path}"'.encode() in text}
    providers = sorted(
        path.relative_to(module.data).as_posix() for path in module.data.glob("providers/*/*/*/*")
    )
    about = json.dumps([mirror.terraform_version(), providers, read], sort_keys=True)
    parts = [part for name, content in files for part in (name.encode(), content)]
    return digest([*parts, about.encode(), of_code().encode()])
