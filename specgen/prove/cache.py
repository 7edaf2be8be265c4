"""Proofs that passed, so that a root module with unchanged bytes is not proved again."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache as once
from importlib.resources import files
from pathlib import Path

import msgspec

from specgen import __version__
from specgen.render import cache
from specgen.render.incremental.inputs import digest
from specgen.terraform.offline.workspace import Workspace, opened

_CODE = (
    "terraform",
    "terraform.offline",
    "terraform.offline.stub",
    "terraform.offline.pool",
    "prove",
    "prove.blame",
)
"""The packages that affect whether a proof passes."""


class Passed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """key: repeats the proof's key, so that a damaged or misplaced entry is ignored"""

    key: str
    count: int


@dataclass(frozen=True, slots=True)
class Cache:
    """folder: of the proofs, None turns the cache off; downloads, tools: as of a workspace"""

    folder: Path | None = None
    downloads: Path | None = None
    tools: Path | None = None

    def opened(self, mirror: Path | None) -> AbstractContextManager[Workspace]:
        return opened(mirror, self.downloads, self.tools)

    def find(self, key: str) -> Passed | None:
        content = cache.found(self.folder / key) if self.folder is not None else None
        try:
            entry = msgspec.json.decode(content or b"", type=Passed)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return None
        return entry if entry.key == key else None

    def keep(self, key: str, count: int) -> None:
        if self.folder is not None:
            cache.keep(self.folder / key, msgspec.json.encode(Passed(key, count)))


def open_cache(environment: Mapping[str, str] | None = None) -> Cache:
    """The user's own; keeps nothing if cache.folder() returns None."""
    return Cache(*(cache.folder(name, environment) for name in ("proofs", "providers", "tools")))


def key_of(part: str, module: Path, about: Mapping[str, str]) -> str:
    """Covers everything that matters: the module's bytes, the answers it gets, the tools, our code.

    about: versions and answers
    """
    files_ = sorted(module.glob("*.tf.json"))
    parts = [part for file in files_ for part in (file.name.encode(), file.read_bytes())]
    parts += [part.encode() for item in sorted(about.items()) for part in item]
    return digest([*parts, part.encode(), __version__.encode(), own_code().encode()])


def answers(module: Path, values: Mapping[str, str]) -> dict[str, str]:
    """The published values that the module can ask for."""
    text = "".join(
        f.read_text(encoding="utf-8", errors="replace") for f in sorted(module.glob("*.tf.json"))
    )
    return {path: value for path, value in values.items() if f'"{path}"' in text}


@once
def own_code() -> str:
    found = [f for p in _CODE for f in files(f"specgen.{p}").iterdir() if f.name.endswith(".py")]
    ordered = sorted(found, key=lambda file: file.name)
    return digest(part for file in ordered for part in (file.name.encode(), file.read_bytes()))
