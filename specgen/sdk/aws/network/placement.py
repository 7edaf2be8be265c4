"""The keys that place a document in a network, and their checks."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Protocol

from msgspec import Meta

from specgen.documents.schema.fields import NAME_PATTERN, Unordered, reference
from specgen.findings.finding import Problem
from specgen.project.checks.check import Check, check
from specgen.project.here import Here
from specgen.sdk.aws.network.tiers import public_tier, strange_groups, unknown_tier
from specgen.sdk.model import Model

PUBLIC = "a subnet with a route to an internet gateway is one wrong rule away from the internet"
REFUSED = "AWS refuses groups of another VPC"


class Placed(Model, kw_only=True):
    """A document whose resources are in one tier of a network."""

    network: Annotated[str, reference("network", "The network it is in")]
    tier: Annotated[
        str, Meta(description="Tier of the network whose subnets it is in", pattern=NAME_PATTERN)
    ]
    security_groups: Annotated[
        Unordered[Annotated[str, reference("security_group", "One of its security groups")]],
        Meta(description="Its security groups", min_length=1, max_length=5),
    ]


class HasPlace(Protocol):
    """network, tier: None if the document is placed like another one, which is checked."""

    @property
    def network(self) -> str | None: ...
    @property
    def tier(self) -> str | None: ...
    @property
    def security_groups(self) -> Sequence[str]: ...


def in_known_tier(code: str, what: str) -> Check:
    """what: the document, with an article"""

    @check(code, f"{what} is in a tier that its network has")
    def tier_exists(spec: HasPlace, here: Here) -> Iterator[Problem]:
        if spec.network and spec.tier:
            yield from unknown_tier(here, spec.network, spec.tier, ("tier",))

    return tier_exists


def with_groups_of_its_network(code: str, what: str, source: str, date: str) -> Check:
    """what: as in_known_tier()"""

    @check(
        code,
        f"the security groups of {what} belong to its network",
        fact=REFUSED,
        source=source,
        date=date,
    )
    def groups_are_near(spec: HasPlace, here: Here) -> Iterator[Problem]:
        if spec.network:
            pointer = ("security_groups",)
            yield from strange_groups(here, spec.network, spec.security_groups, pointer)

    return groups_are_near


def in_no_public_tier(code: str, what: str, source: str, date: str) -> Check:
    """what: as in_known_tier()"""

    @check(code, f"{what} is not in a public tier", fact=PUBLIC, source=source, date=date)
    def tier_is_not_public(spec: HasPlace, here: Here) -> Iterator[Problem]:
        if spec.network and spec.tier:
            for message in public_tier(here, spec.network, spec.tier):
                yield Problem(("tier",), message)

    return tier_is_not_public
