"""Messages of Terraform's plugin protocol, as a stub reads and writes them.

source: docs/plugin-protocol/tfplugin6.proto of Terraform 1.11
"""

from collections.abc import Mapping

from specgen.terraform.offline.protobuf import Value, field, varint

Path = tuple[str | tuple[str | int], ...]
"""Of an attribute; an index of a list or the key of a map is in a tuple of its own."""


def text(request: Mapping[int, Value], number: int) -> str:
    return inner(request, number).decode()


def inner(request: Mapping[int, Value], number: int) -> bytes:
    value = request.get(number, b"")
    return value if isinstance(value, bytes) else b""


def diagnostic(summary: str, detail: str, path: Path = ()) -> bytes:
    """An error."""
    return field(1, 1) + field(2, summary) + field(3, detail) + field(4, path_of(path))


def path_of(path: Path) -> bytes:
    return b"".join(field(1, _step(step)) for step in path)


def _step(step: str | tuple[str | int]) -> bytes:
    match step:
        case str():
            return field(1, step)
        case (str() as key,):
            return field(2, key)
        case (int() as index,):
            return varint(3 << 3) + varint(index)  # written even if it is 0
    raise TypeError(step)
