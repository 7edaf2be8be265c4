"""Python values as jsii's JSON, without cattrs. Imports jsii: see process.py."""

import json
from datetime import datetime
from typing import Any

import attr
import jsii._kernel.types as wire
import msgspec
from jsii._kernel import Kernel
from jsii._kernel import _make_reference_for_native as stock_reference
from jsii._kernel.providers import process as provider

SCALARS = frozenset({type(None), str, bool, int, float})


def reference(kernel: Kernel, value: Any) -> Any:
    """A value as jsii sends it, except that a struct has only the members that are set."""
    kind = type(value)
    if kind in SCALARS:
        return value
    if kind is list:
        return [reference(kernel, item) for item in value]
    if kind is dict:
        return {"$jsii.map": {key: reference(kernel, value[key]) for key in value}}
    names = getattr(kind, "__jsii_name_mapping__", None)
    if names is None or "_values" not in vars(value):
        made = stock_reference(kernel, value)
        return provider.jdefault(made) if isinstance(made, datetime) else made
    members = {
        names[name]: reference(kernel, member)
        for name, member in value._values.items()  # noqa: SLF001 - where jsii's structs keep them
        if member is not None
    }
    return {"$jsii.struct": {"fqn": kind.__jsii_type__, "data": members}}


def _plain(value: Any) -> Any:
    if isinstance(value, wire.ObjRef):
        return provider._unstructure_ref(value)  # noqa: SLF001 - as above
    if isinstance(value, wire.Override):
        return attr.asdict(value)
    return provider.jdefault(value)


_FAST = msgspec.json.Encoder(enc_hook=_plain)  # no dates or references: it encodes them its own way
_ENCODER = json.JSONEncoder(default=_plain, check_circular=False)
_DECODER = json.JSONDecoder(object_hook=provider.ohook)


def encode(request: dict[str, Any]) -> bytes:
    try:
        return _FAST.encode(request)
    except (TypeError, ValueError, OverflowError):
        return _ENCODER.encode(request).encode()


def decode(line: bytes) -> dict[str, Any]:
    return _DECODER.decode(line.decode())
