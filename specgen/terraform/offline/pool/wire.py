"""A provider's schema as protobuf bytes, cut to the types in use.

Terraform reads the whole schema of a provider at every command: for AWS, some 1,500 types, and nine
tenths of what `validate` costs. The cut needs no generated code: a message is a row of fields, and
an entry of a map is a field whose own first field is the key.

source: docs/plugin-protocol/tfplugin5.proto of Terraform 1.11
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

MAPS = frozenset({2, 3, 7, 8})
"""Fields of GetProviderSchema.Response: resources, data sources, functions, ephemeral resources."""
_KEY = 1


class Malformed(Exception):
    """Not a message, or one of another protocol."""


@dataclass(frozen=True, slots=True)
class _Field:
    """whole: with its tag; value: of a field of bytes"""

    number: int
    whole: bytes
    value: bytes = b""


class Schema:
    """raises: Malformed"""

    def __init__(self, message: bytes) -> None:
        self._rest: list[bytes] = []
        self._types: dict[str, list[bytes]] = {}
        for field in _fields(message):
            if field.number in MAPS:
                self._types.setdefault(_name(field.value), []).append(field.whole)
            else:
                self._rest.append(field.whole)

    def cut(self, types: Collection[str]) -> bytes:
        """A message of the same shape with these types only; of a name, each sort there is."""
        kept = (part for name in sorted(types) for part in self._types.get(name, ()))
        return b"".join((*self._rest, *kept))


def _name(entry: bytes) -> str:
    return next((f.value.decode() for f in _fields(entry) if f.number == _KEY), "")


def _fields(message: bytes) -> Iterator[_Field]:
    at = 0
    while at < len(message):
        begin = at
        tag, at = _varint(message, at)
        number, wire = tag >> 3, tag & 7
        match wire:
            case 2:
                length, at = _varint(message, at)
                value, at = message[at : at + length], at + length
                yield _Field(number, message[begin:at], value)
                continue
            case 0:
                _, at = _varint(message, at)
            case 1:
                at += 8
            case 5:
                at += 4
            case _:
                raise Malformed(f"a field of wire type {wire}")
        yield _Field(number, message[begin:at])
    if at != len(message):
        raise Malformed("a field is longer than its message")


def _varint(message: bytes, at: int) -> tuple[int, int]:
    """Its value, and the place after it."""
    value = shift = 0
    while True:
        try:
            byte = message[at]
        except IndexError:
            raise Malformed("a number has no end") from None
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:  # noqa: PLR2004  the last byte has no high bit
            return value, at
