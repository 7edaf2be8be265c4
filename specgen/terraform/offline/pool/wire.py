"""A provider's schema as protobuf bytes, cut to the types in use.

Terraform reads the whole schema of a provider at every command: for AWS, some 1,500 types, and nine
tenths of what `validate` costs. The cut needs no generated code: an entry of a map is a field whose
own first field is the key.

source: docs/plugin-protocol/tfplugin5.proto of Terraform 1.11
"""

import threading
from collections.abc import Callable, Collection
from pathlib import Path

from specgen.terraform.offline import kept
from specgen.terraform.offline.protobuf import Field, Value, fields

MAPS = frozenset({2, 3, 7, 8})
"""Fields of GetProviderSchema.Response: resources, data sources, functions, ephemeral resources."""
_KEY = 1


class Schema:
    """raises: Malformed"""

    def __init__(self, message: bytes) -> None:
        self._rest: list[bytes] = []
        self._types: dict[str, list[bytes]] = {}
        for each in fields(message):
            if each.number in MAPS:
                self._types.setdefault(_name(each), []).append(each.whole)
            else:
                self._rest.append(each.whole)

    def cut(self, types: Collection[str]) -> bytes:
        """A message of the same shape with these types only; of a name, each sort there is."""
        kept = (part for name in sorted(types) for part in self._types.get(name, ()))
        return b"".join((*self._rest, *kept))


class Schemas:
    """That of each binary, because all of its processes have the same one.

    folder: keeps the cuts for later runs; None keeps none
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._known: dict[Path, Schema] = {}
        self._lock = threading.Lock()

    def cut(self, binary: Path, types: Collection[str], read: Callable[[], bytes]) -> bytes:
        """read: the whole, asked only if it is needed; raises: Malformed, and what `read` raises"""
        with self._lock:
            file = self._file(binary, types)
            found = kept.find(file) if file else None
            if found is not None:
                return found
            if binary not in self._known:
                self._known[binary] = Schema(read())
            made = self._known[binary].cut(types)
        if file:
            kept.keep(file, made)
        return made

    def _file(self, binary: Path, types: Collection[str]) -> Path | None:
        if self._folder is None:
            return None
        return self._folder / kept.key(kept.stamp([binary]), *sorted(types))


def _name(entry: Field) -> str:
    keys = (each.value for each in fields(_bytes(entry.value)) if each.number == _KEY)
    return _bytes(next(keys, b"")).decode()


def _bytes(value: Value) -> bytes:
    return value if isinstance(value, bytes) else b""
