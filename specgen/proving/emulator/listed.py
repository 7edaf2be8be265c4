"""What the emulator cannot do, by resource type: left out, or applied but not compared."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Difference:
    """attributes: what the emulator reads back otherwise than it was written."""

    attributes: frozenset[str]
    why: str


@dataclass(frozen=True, slots=True)
class Listed:
    """left_out: type -> why it is not applied; not_compared: type -> what a second plan shows."""

    left_out: Mapping[str, str] = field(default_factory=dict)
    not_compared: Mapping[str, Difference] = field(default_factory=dict)

    def tolerates(self, kind: str, changed: frozenset[str]) -> bool:
        return kind in self.not_compared and changed <= self.not_compared[kind].attributes


@cache
def shipped() -> Listed:
    text = files("specgen.proving.emulator").joinpath("listed.json").read_text(encoding="utf-8")
    document: dict[str, Any] = json.loads(text)
    differences = {
        kind: Difference(frozenset(entry["attributes"]), entry["why"])
        for kind, entry in document["not_compared"].items()
    }
    return Listed(document["left_out"], differences)
