"""What a rule of AWS Config is, and what repairs what it finds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Trigger = Literal["periodic", "change", "both"]


@dataclass(frozen=True, slots=True)
class Repair:
    """document: AWS's runbook; resource: its parameter for the resource, empty if it has none

    actions: of IAM that it needs; owner: the kind whose documents set the same thing: it would undo
    them, or they it; closes: ports that it closes to everybody
    """

    document: str
    resource: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
    actions: tuple[str, ...] = ()
    owner: str = ""
    closes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """at_home: looks at the whole account, so one region is enough; types: whose changes start it

    derives: what its parameters follow from; strict: passes in protected environments only
    tag: of the resources that it looks at
    """

    trigger: Trigger
    at_home: bool = False
    types: tuple[str, ...] = ()
    parameters: Mapping[str, str] = field(default_factory=dict)
    derives: str = ""
    strict: bool = False
    tag: str = ""
    repair: Repair | None = None

    @property
    def is_periodic(self) -> bool:
        return self.trigger != "change"


def identifier(name: str) -> str:
    """As AWS calls it."""
    return name.upper().replace("-", "_")
