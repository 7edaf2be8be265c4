"""What the models of all systems are made of: the base class, common types, references, outputs.

A model is the only home of a kind's fields, their meaning, bounds and defaults; the JSON Schema,
the editor's help and `explain` are made from it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from specgen.findings.pointers import Pointer

if TYPE_CHECKING:
    from specgen.project.project import Here


class Model(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The body of a document: what stands beside kind, name and the other envelope keys."""

    def outputs(self, here: "Here") -> "Iterator[Output]":  # noqa: ARG002  for the kinds
        """What other documents may read of this one, in the place where it is."""
        yield from ()

    def reads(self, here: "Here") -> "Iterator[Here]":  # noqa: ARG002  for the kinds
        """Documents whose outputs it reads without naming them in a reference field."""
        yield from ()

    def address_needs(self, here: "Here") -> "Iterator[AddressNeed]":  # noqa: ARG002  for the kinds
        """Addresses that it takes in a network's subnets at its largest."""
        yield from ()

    def listens(self, here: "Here") -> "Iterator[Listener]":  # noqa: ARG002  for the kinds
        """Where clients come in, for checks that they can."""
        yield from ()

    def key_uses(self) -> "Iterator[KeyUse]":
        """Keys that the document's resources are encrypted with, and the service that uses them."""
        yield from ()

    def singletons(self, here: "Here") -> "Iterator[Singleton]":  # noqa: ARG002  for the kinds
        """What it makes that AWS has once per account and region, whatever the environment."""
        yield from ()

    def linked_roles(self) -> "Iterator[tuple[str, Pointer]]":
        """Service-linked roles that it makes: the service's principal, and where it names it."""
        yield from ()

    def iam_actions(self) -> "Iterator[tuple[Pointer, str]]":
        """Actions that the document allows to its own roles, and where it names them."""
        yield from ()

    def aws_names(self) -> "Iterator[AwsName]":
        """Names that specgen makes for AWS, so that their length is checked before AWS does."""
        yield from ()

    def derived(self, here: "Here") -> "Iterator[Derived]":  # noqa: ARG002  for the kinds
        """Numbers that follow from it, in the place where it is, for `specgen show --derived`."""
        yield from ()

    def quota_needs(self, here: "Here") -> "Iterator[QuotaNeed]":  # noqa: ARG002  for the kinds
        """What it takes of the account's quotas in its region, at its largest."""
        yield from ()

    def alarm_numbers(self, here: "Here") -> "Mapping[str, float]":  # noqa: ARG002  for the kinds
        """Numbers that thresholds of its system's alarms name."""
        return {}


@dataclass(frozen=True, slots=True)
class Output:
    """An attribute of generated resources that other root modules read.

    shape: key of outputs.PLACEHOLDERS, so that a reader can be planned without an account
    addresses: (Terraform type, role) of each resource; more than one makes a list
    """

    name: str
    shape: str
    addresses: tuple[tuple[str, str], ...]
    attribute: str = "id"
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class AwsName:
    """rule: key of facts.names.LIMITS; role: what follows the document's name, or nothing."""

    rule: str
    role: str = ""
    pointer: Pointer = ("name",)


@dataclass(frozen=True, slots=True)
class KeyUse:
    """service: as systems/key/services.py calls it; pointer: where the document names the key

    region: of the key, where it is another than the document's
    """

    key: str
    service: str
    pointer: Pointer
    region: str = ""


@dataclass(frozen=True, slots=True)
class Listener:
    """groups: security groups that decide who reaches the port"""

    port: int
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Singleton:
    """what: its name in AWS, with an article; pointer: what to take away where another owns it"""

    what: str
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Derived:
    """A number that follows from a document.

    name: what is counted; how: the sum in numbers, as a reader would write it down
    limit: what it may not exceed, in the same unit
    """

    name: str
    value: float
    unit: str
    how: str = ""
    limit: float | None = None


@dataclass(frozen=True, slots=True)
class QuotaNeed:
    """quota: key of facts.quotas.QUOTAS; pointer: what to lower where the quota is not enough

    at_largest: amount with the largest of the sizes that the document holds ready
    """

    quota: str
    amount: float
    pointer: Pointer
    at_largest: float | None = None


@dataclass(frozen=True, slots=True)
class AddressNeed:
    """tiers: subnets of any of these tiers serve; count: addresses; what: for whom"""

    network: str
    tiers: tuple[str, ...]
    count: int
    what: str
