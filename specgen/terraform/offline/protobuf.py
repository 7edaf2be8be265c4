"""Protocol buffers written and read by hand, as far as Terraform's plugin protocol needs them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Value = bytes | int
_NUMBER, _BYTES = 0, 2
"""Wire types."""
_CONTINUES, _LOW = 0x80, 0x7F


class Malformed(ValueError):
    """Not a message, or one of another protocol."""


@dataclass(frozen=True, slots=True)
class Field:
    """whole: with its tag; value: empty unless it is a field of bytes or a varint"""

    number: int
    wire: int
    whole: bytes
    value: Value = b""


def field(number: int, value: bytes | str | int) -> bytes:
    """Nothing for 0 and False, because a field that is absent means the same."""
    if isinstance(value, int):
        return varint(number << 3) + varint(int(value)) if value else b""
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | _BYTES) + varint(len(data)) + data


def fields(message: bytes) -> Iterator[Field]:
    """In their order; raises: Malformed"""
    at = 0
    while at < len(message):
        begin = at
        tag, at = _number(message, at)
        number, wire = tag >> 3, tag & 7
        value: Value = b""
        match wire:
            case 0:
                value, at = _number(message, at)
            case 1:
                at += 8
            case 2:
                length, at = _number(message, at)
                value, at = message[at : at + length], at + length
            case 5:
                at += 4
            case _:
                raise Malformed(f"a field of wire type {wire}")
        if at > len(message):
            raise Malformed("a field is longer than its message")
        yield Field(number, wire, message[begin:at], value)


def read(message: bytes) -> Mapping[int, Value]:
    """Field -> its last value: no request of Terraform's that we answer repeats one.

    raises: Malformed
    """
    found: dict[int, Value] = {}
    for each in fields(message):
        if each.wire not in {_NUMBER, _BYTES}:
            raise Malformed(f"a field of wire type {each.wire}")
        found[each.number] = each.value
    return found


def varint(number: int) -> bytes:
    out = bytearray()
    while number > _LOW:
        out.append(number & _LOW | _CONTINUES)
        number >>= 7
    return bytes((*out, number))


def _number(message: bytes, at: int) -> tuple[int, int]:
    """Its value, and the place after it."""
    number = shift = 0
    while True:
        if at == len(message):
            raise Malformed("a number has no end")
        byte = message[at]
        number |= (byte & _LOW) << shift
        at, shift = at + 1, shift + 7
        if byte < _CONTINUES:
            return number, at
