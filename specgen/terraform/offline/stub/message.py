"""Protocol buffers written and read by hand, as far as Terraform's plugin protocol needs them.

source: docs/plugin-protocol/tfplugin6.proto of Terraform 1.11
"""

from collections.abc import Mapping

Value = bytes | int
Path = tuple[str | tuple[str | int], ...]
"""Of an attribute; an index of a list or the key of a map stands in a tuple of its own."""

_CONTINUES, _LOW = 0x80, 0x7F
_BYTES = 2


def field(number: int, value: bytes | str | int) -> bytes:
    """Nothing for 0 and False, which are what is read where nothing is."""
    if isinstance(value, int):
        return _varint(number << 3) + _varint(int(value)) if value else b""
    data = value.encode() if isinstance(value, str) else value
    return _varint(number << 3 | _BYTES) + _varint(len(data)) + data


def read(data: bytes) -> Mapping[int, Value]:
    """Field -> its last value: no request of Terraform's that we answer repeats one.

    raises: ValueError
    """
    found: dict[int, Value] = {}
    at = 0
    while at < len(data):
        tag, at = _number(data, at)
        value: Value
        value, at = _number(data, at)
        match tag & 7:
            case 2:
                value, at = data[at : at + value], at + value
            case 0:
                pass
            case wire:
                raise ValueError(f"a field of wire type {wire}")
        found[tag >> 3] = value
    return found


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
            return _varint(3 << 3) + _varint(index)  # written even if it is 0
    raise TypeError(step)


def _varint(number: int) -> bytes:
    out = bytearray()
    while number > _LOW:
        out.append(number & _LOW | _CONTINUES)
        number >>= 7
    return bytes((*out, number))


def _number(data: bytes, at: int) -> tuple[int, int]:
    """Its value, and the place after it."""
    number = shift = 0
    while True:
        byte = data[at]
        number |= (byte & _LOW) << shift
        at, shift = at + 1, shift + 7
        if byte < _CONTINUES:
            return number, at
