"""data/<topic>.json (or .json.gz) -> typed facts; nothing is read before it is needed."""

import gzip
from datetime import date
from importlib.resources import files
from typing import TypeVar

import msgspec

Shape = TypeVar("Shape")


class Extract(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file: `facts` stays undecoded until its shape is given."""

    as_of: date
    source: str
    facts: msgspec.Raw


def extract(topic: str) -> Extract:
    """raises: FileNotFoundError for a topic without a file"""
    data = files("specgen.facts") / "data"
    path = data / f"{topic}.json"
    if path.is_file():
        return msgspec.json.decode(path.read_bytes(), type=Extract)
    packed = data / f"{topic}.json.gz"
    return msgspec.json.decode(gzip.decompress(packed.read_bytes()), type=Extract)


def facts(topic: str, shape: type[Shape]) -> Shape:
    """Read on every call: callers keep what they build from it with functools.cache."""
    return msgspec.json.decode(extract(topic).facts, type=shape)
