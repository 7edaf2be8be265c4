"""What the emulator cannot do, by resource type: left out, or applied but not compared."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Difference:
    """attributes: those that the emulator does not read back as written."""

    attributes: frozenset[str]
    why: str


@dataclass(frozen=True, slots=True)
class Trial:
    """body: a resource of the type; needs: type -> name -> body of what it refers to"""

    body: Mapping[str, Any]
    needs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listed:
    """left_out: type -> why it is not applied; not_compared: type -> what a second plan may show"""

    left_out: Mapping[str, str] = field(default_factory=dict)
    not_compared: Mapping[str, Difference] = field(default_factory=dict)
    trials: Mapping[str, Trial] = field(default_factory=dict)

    def tolerates(self, kind: str, changed: frozenset[str]) -> bool:
        return kind in self.not_compared and changed <= self.not_compared[kind].attributes


@cache
def shipped() -> Listed:
    text = files(__package__ or "").joinpath("listed.json").read_text(encoding="utf-8")
    return parse(json.loads(text))


def parse(document: Mapping[str, Any]) -> Listed:
    """raises: KeyError for an entry without a reason or a trial"""
    left_out, not_compared = document["left_out"], document["not_compared"]
    entries = {**left_out, **not_compared}
    return Listed(
        {kind: entry["why"] for kind, entry in left_out.items()},
        {
            kind: Difference(frozenset(e["attributes"]), e["why"])
            for kind, e in not_compared.items()
        },
        {kind: Trial(entry["trial"], entry.get("needs", {})) for kind, entry in entries.items()},
    )
