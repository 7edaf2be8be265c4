"""The base class of all models, with the hooks that a kind may override.

A model is the only place that defines a kind's fields, their meaning, bounds and defaults; the
JSON Schema, the editor's help and `explain` are made from it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import msgspec

from specgen.findings.pointers import Pointer
from specgen.sdk.charges import Bought
from specgen.sdk.declarations import (
    AddressNeed,
    AwsName,
    ByHand,
    Claim,
    Command,
    Derived,
    Keeps,
    KeyUse,
    Listener,
    Output,
    QuotaNeed,
    Singleton,
)

if TYPE_CHECKING:
    from specgen.project.here import Here
    from specgen.sdk.alarms import Row, Subject


class Model(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The body of a document: all keys except kind, name and the rest of the envelope.

    not_built: keys that people expect, and what to know because there are none
    holds_states: whether it makes the bucket of Terraform's states, which all others need
    """

    not_built: ClassVar[dict[str, str]] = {}
    holds_states: ClassVar[bool] = False

    @classmethod
    def terraform_blocks(cls, data: "Mapping[str, Any]") -> "Iterator[tuple[Pointer, str]]":
        """Where a document's data has resources in Terraform's own words, and their types."""
        yield from ()

    def outputs(self, here: "Here") -> "Iterator[Output]":
        """What other documents may read of this one, in its environment and region."""
        yield from ()

    def reads(self, here: "Here") -> "Iterator[Here]":
        """Documents whose outputs it reads without naming them in a reference field."""
        yield from ()

    def address_needs(self, here: "Here") -> "Iterator[AddressNeed]":
        """Addresses that it needs in a network's subnets, at its maximum size."""
        yield from ()

    def listens(self, here: "Here") -> "Iterator[Listener]":
        """Ports that clients connect to, for checks that they are admitted."""
        yield from ()

    def key_uses(self) -> "Iterator[KeyUse]":
        """Keys that the document's resources are encrypted with, and the service that uses them."""
        yield from ()

    def key_uses_here(self, here: "Here") -> "Iterator[KeyUse]":
        """As key_uses(), if they follow from other documents."""
        yield from ()

    def keeps(self, here: "Here") -> "Iterator[Keeps]":
        """Data at rest that people would miss or that must not be read by others."""
        yield from ()

    def backs_up(self, here: "Here") -> "Iterator[str]":
        """Documents, such as `postgres/main`, whose data it copies."""
        yield from ()

    def singletons(self, here: "Here") -> "Iterator[Singleton]":
        """Resources that it makes and that AWS has once per account and region."""
        yield from ()

    def linked_roles(self) -> "Iterator[tuple[str, Pointer]]":
        """Service-linked roles that it makes: the service principal, and where it is named."""
        yield from ()

    def iam_actions(self) -> "Iterator[tuple[Pointer, str]]":
        """Actions that the document grants to its own roles, and where it names them."""
        yield from ()

    def aws_names(self) -> "Iterator[AwsName]":
        """Names that specgen makes for AWS; their length is checked before AWS does."""
        yield from ()

    def claims(self, here: "Here") -> "Iterator[Claim]":
        """What it makes that AWS has only once, besides aws_names()."""
        yield from ()

    def derived(self, here: "Here") -> "Iterator[Derived]":
        """Numbers that follow from it in its environment and region: `specgen show --derived`."""
        yield from ()

    def commands(self, here: "Here") -> "Iterator[Command]":
        """What people may run by hand in its environment and region: `specgen show`."""
        yield from ()

    def quota_needs(self, here: "Here") -> "Iterator[QuotaNeed]":
        """What it uses of the account's quotas in its region, at its maximum size."""
        yield from ()

    def charges(self, here: "Here") -> "Iterator[Bought]":
        """What AWS bills for it in its environment and region: `specgen cost`."""
        yield from ()

    def by_hand(self, here: "Here") -> "Iterator[ByHand]":
        """What a person does around its first apply, because Terraform cannot."""
        yield from ()

    def escape_hatches(self) -> "Sequence[str]":
        """Terraform addresses that the document writes in Terraform's own words."""
        return ()

    def alarm_numbers(self, here: "Here") -> "Mapping[str, float]":
        """Numbers that thresholds of its system's alarms refer to by name.

        `ROW target`: what scaling keeps the row's metric at; `ROW most`: its largest value
        """
        return {}

    def watched(self, here: "Here") -> "Iterator[Subject]":
        """What gets the alarms of its system, with the dimensions of its metrics."""
        yield from ()

    def hears(self, here: "Here") -> "Iterable[str]":
        """Topics of its environment whose messages it receives or passes on."""
        return ()

    def alarm_rows(self, here: "Here") -> "Iterator[Row]":
        """Rows that follow from its own keys, in addition to those of its system."""
        yield from ()
