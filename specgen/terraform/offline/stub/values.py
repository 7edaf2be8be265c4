"""Values as Terraform sends them, and what a provider makes of them: planned, then invented.

Invented values are the same for the same configuration.
"""

import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

import msgspec

from specgen.terraform.offline.protobuf import field, read
from specgen.terraform.offline.stub.message import inner
from specgen.terraform.provider_schema import ALLOWED_AT, Attributes, flag_of

UNKNOWN = msgspec.msgpack.Ext(0, b"\x00")
TIME = "2026-01-01T00:00:00Z"
_TIMES = ("_on", "_at")
_SCALARS = {"number": 0, "bool": False}


def is_unknown(value: object) -> bool:
    return isinstance(value, msgspec.msgpack.Ext)


def decoded(message: bytes) -> Any:
    """Of a DynamicValue; None where there is none."""
    value = read(message)
    if packed := inner(value, 1):
        return msgspec.msgpack.decode(packed, ext_hook=lambda _code, _data: UNKNOWN)
    return json.loads(inner(value, 2) or b"null")


def encoded(value: object) -> bytes:
    return field(1, msgspec.msgpack.encode(value))


def planned(block: Attributes, configured: Mapping[str, Any]) -> dict[str, Any]:
    """Of a new resource: what is computed and not configured is unknown."""
    made: dict[str, Any] = {}
    for name, declared in block.items():
        value = configured.get(name)
        if value is None and "c" in flag_of(declared):
            made[name] = UNKNOWN
        elif declared[0] == "b":
            made[name] = each(declared, value, lambda item, d=declared: planned(d[4], item))
        else:
            made[name] = value
    return made


def invented(block: Attributes, value: Mapping[str, Any], seed: str) -> dict[str, Any]:
    """The same with every unknown value made up."""
    made: dict[str, Any] = {}
    for name, declared in block.items():
        item, own = value.get(name), f"{seed}.{name}"
        if declared[0] != "b":
            made[name] = _made_up(declared, name, own) if is_unknown(item) else _known(item)
            continue
        there = {"single": None, "map": {}}.get(declared[1], []) if is_unknown(item) else item
        made[name] = each(
            declared, there, lambda inside, d=declared, s=own: invented(d[4], inside, s)
        )
    return made


def each(declared: list[Any], value: Any, change: Callable[[Any], Any]) -> Any:
    """The value of a block with each of its items changed."""
    if value is None or is_unknown(value):
        return value
    match declared[1]:
        case "single":
            return change(value)
        case "map":
            return {key: change(item) for key, item in value.items()}
        case _:
            return [change(item) for item in value]


def seed_of(kind: str, configured: object) -> str:
    return f"{kind}:{json.dumps(configured, sort_keys=True, default=repr)}"


def _known(value: Any) -> Any:
    match value:
        case msgspec.msgpack.Ext():
            return None
        case list():
            return [_known(item) for item in value]
        case dict():
            return {key: _known(item) for key, item in value.items()}
        case _:
            return value


def _made_up(declared: list[Any], name: str, seed: str) -> Any:
    match declared[1]:
        case "string":
            return declared[ALLOWED_AT][0] if len(declared) > ALLOWED_AT else _text(name, seed)
        case ["list" | "set", _]:
            return []
        case ["map", _]:
            return {}
        case kind:
            return _SCALARS.get(kind) if isinstance(kind, str) else None


def _text(name: str, seed: str) -> str:
    if name.endswith(_TIMES):
        return TIME
    digest = sha256(seed.encode()).hexdigest()
    return digest[:32] if name == "id" or name.endswith("_id") else f"{name}-{digest[:12]}"
