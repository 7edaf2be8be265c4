"""Proofs that passed, so that a root module whose bytes did not change is not proved again."""

import hashlib
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache as once
from importlib.resources import files
from pathlib import Path

import msgspec

from specgen import __version__

_CODE = ("offline", "proving")
"""The packages that decide whether a proof passes."""


class Passed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """key: of the proof again, so that a damaged or misplaced entry is none"""

    key: str
    count: int


@dataclass(frozen=True, slots=True)
class Cache:
    """folder: of the proofs, None keeps and knows nothing; downloads: of providers"""

    folder: Path | None = None
    downloads: Path | None = None

    def find(self, key: str) -> Passed | None:
        if self.folder is None:
            return None
        try:
            entry = msgspec.json.decode((self.folder / key).read_bytes(), type=Passed)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return None
        return entry if entry.key == key else None

    def keep(self, key: str, count: int) -> None:
        """A cache that cannot be written is no fault of the proof."""
        if self.folder is None:
            return
        try:
            with tempfile.NamedTemporaryFile(dir=self.folder, delete=False) as beside:
                beside.write(msgspec.json.encode(Passed(key, count)))
            Path(beside.name).replace(self.folder / key)
        except OSError:
            return


def open_cache(environment: Mapping[str, str] | None = None) -> Cache:
    """The user's own; none where it cannot be made, or where others could write into it."""
    root = _root(os.environ if environment is None else environment)
    return Cache(_own(root / "proofs"), _own(root / "providers"))


def _own(folder: Path) -> Path | None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        about = folder.stat()
    except OSError:
        return None
    ours = not hasattr(os, "getuid") or about.st_uid == os.getuid()
    return folder if ours and not about.st_mode & 0o022 else None


def _root(environment: Mapping[str, str]) -> Path:
    root = environment.get("XDG_CACHE_HOME") or Path(environment.get("HOME", "~")) / ".cache"
    return Path(root).expanduser() / "specgen"


def key_of(part: str, module: Path, about: Mapping[str, str]) -> str:
    """Everything that decides: the module's bytes, what is answered to it, the tools, our code.

    about: versions and answers
    """
    hashed = hashlib.sha256()
    for file in sorted(module.glob("*.tf.json")):
        _add(hashed, file.name.encode(), file.read_bytes())
    for name, value in sorted(about.items()):
        _add(hashed, name.encode(), value.encode())
    _add(hashed, part.encode(), __version__.encode(), own_code().encode())
    return hashed.hexdigest()


def answers(module: Path, values: Mapping[str, str]) -> dict[str, str]:
    """Those of the published values that the module can ask for."""
    text = "".join(
        f.read_text(encoding="utf-8", errors="replace") for f in sorted(module.glob("*.tf.json"))
    )
    return {path: value for path, value in values.items() if f'"{path}"' in text}


@once
def own_code() -> str:
    hashed = hashlib.sha256()
    for package in _CODE:
        for file in sorted(files(f"specgen.{package}").iterdir(), key=lambda f: f.name):
            if file.name.endswith(".py"):
                _add(hashed, file.name.encode(), file.read_bytes())
    return hashed.hexdigest()


def _add(hashed: "hashlib._Hash", *parts: bytes) -> None:
    """With lengths, so that no two different sequences are hashed alike."""
    for part in parts:
        hashed.update(len(part).to_bytes(8, "big") + part)
