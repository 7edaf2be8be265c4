"""The model of a diff, independent of how it was found and how it is printed."""

from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import Any

from specgen.facts.cloudflare import SETTINGS_THAT_STAY
from specgen.facts.stateful import PURCHASES
from specgen.terraform.offline.diagnostics import Diagnostics

Steps = tuple[str | int, ...]
"""The path to a value inside a resource; an item of a keyed list is its key in brackets."""


class Mark(Enum):
    """Takes the place of a value."""

    ABSENT = "not set"
    UNKNOWN = "known after apply"
    SENSITIVE = "sensitive, not shown"


class Action(StrEnum):
    """In the order in which a reviewer wants to see them."""

    DESTROY = "destroy"
    REPLACE = "replace"
    UNKNOWN = "unknown"
    """It changes, but it is not proved whether in place or by a replacement."""
    FORGET = "forget"
    UPDATE = "update"
    MOVE = "move"
    CREATE = "create"
    NONE = "none"
    """Written differently, but the same in AWS."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """path: dotted; old, new: JSON values or marks; forces: it forces a replacement"""

    path: str
    old: Any
    new: Any
    forces: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """The change of one address in one root module.

    document: kind/name, or the name of a file that belongs to no document
    previous: the address it is moved from; lost: what is lost with it, or empty
    guarded: its prevent_destroy makes `terraform apply` refuse; unguarded: it loses that guard
    why: why it is unknown, or another remark
    refused: what AWS refuses of it and what to do instead, or empty
    """

    address: str
    action: Action
    document: str
    attributes: tuple[Attribute, ...] = ()
    previous: str = ""
    lost: str = ""
    guarded: bool = False
    unguarded: bool = False
    why: str = ""
    refused: str = ""

    @property
    def is_loss(self) -> bool:
        """Whether its data would or might be lost, or money is spent that never comes back."""
        return bool(self.lost) and (self.action in LOSSES or self.buys)

    @property
    def buys(self) -> bool:
        return self.action is Action.CREATE and self.address.partition(".")[0] in PURCHASES

    @property
    def is_kept(self) -> bool:
        """Whether the provider keeps what Terraform destroys."""
        kind = self.address.partition(".")[0]
        return self.action is Action.DESTROY and kind in SETTINGS_THAT_STAY


LOSSES = frozenset({Action.DESTROY, Action.REPLACE, Action.UNKNOWN})


@dataclass(frozen=True, slots=True)
class ModuleDiff:
    """id: of a root module; proved: by the provider, or nothing was left to prove

    unsettled: address -> what the base, planned against itself, would still do
    diagnostics: of the plan that failed
    """

    id: str
    changes: tuple[Change, ...] = ()
    proved: bool = False
    unsettled: dict[str, str] = field(default_factory=dict)
    diagnostics: Diagnostics = ()
