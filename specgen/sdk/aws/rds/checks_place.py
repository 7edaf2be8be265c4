"""Checks of where a database of any kind is: class, tier, zones, groups."""

from collections.abc import Iterator
from typing import Any, Protocol

from specgen.facts import rds
from specgen.facts.freshness import (
    is_a_missing_size,
    known_on,
    may_be_a_type,
    sizes_of_family,
)
from specgen.findings.finding import Problem, Severity
from specgen.findings.pointers import Pointer
from specgen.findings.words import near_ones
from specgen.project.checks.check import check
from specgen.project.here import Here
from specgen.sdk.aws.network.placement import HasPlace, in_known_tier, in_no_public_tier
from specgen.sdk.aws.network.tiers import single_zone, strange_groups
from specgen.sdk.aws.rds.engines import Engine

CLASSES = (
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Support.html"
)
SUBNETS = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html"


class Placed(HasPlace, Protocol):
    @property
    def instance_class(self) -> str | None: ...
    def instance_in(self, here: Here) -> Any:
        """Itself with what it takes from others; None if they are not known."""
        ...

    def network_in(self, here: Here) -> str | None:
        """The network that it is in, its own or its source's."""
        ...


@check(
    "RDS002",
    "the class is offered for the engine in the region",
    also=Severity.WARNING,
    fact="newer classes reach regions and engines one after another",
    source=CLASSES,
    topics=("rds_classes",),
    dated=True,
)
def class_is_offered(spec: Placed, here: Here) -> Iterator[Problem]:
    name, whole = spec.instance_class, spec.instance_in(here)
    if name is not None and whole is not None:
        yield from not_offered(whole.rds_engine, name, here.region, ("instance_class",))


def not_offered(engine: Engine, name: str, region: str, pointer: Pointer) -> Iterator[Problem]:
    offered = rds.classes(engine.name, region)
    if offered and name not in offered:
        yield _not_offered(engine, name, region, pointer)


def _not_offered(engine: Engine, name: str, region: str, pointer: Pointer) -> Problem:
    """An error if no such class can exist, or no region has this size of a class that is known.

    The rest is a warning, because offers change.
    """
    known, offered, service = (
        known_on(rds.classes_topic(engine.name)),
        rds.classes(engine.name, region),
        engine.service,
    )
    guess = near_ones(name, offered)
    if not may_be_a_type(name):
        return Problem(pointer, f"{service} has no class {name}{guess}")
    hint = f"if {service} offers it by now, record a decision"
    if is_a_missing_size(name, rds.classes_everywhere(engine.name)):
        guess = near_ones(name, sizes_of_family(name, offered)) or guess
        message = f"{service} had no {name} for {engine.title} on {known}{guess}"
        return Problem(pointer, message, hint, dated=True)
    message = f"{name} was not offered for {engine.title} in {region} on {known}{guess}"
    return Problem(pointer, message, hint, severity=Severity.WARNING)


@check(
    "RDS103",
    "the security groups of a database belong to its network",
    fact="AWS refuses groups of another VPC",
    source=SUBNETS,
)
def groups_are_near(spec: Placed, here: Here) -> Iterator[Problem]:
    network = spec.network_in(here)
    if network:
        yield from strange_groups(here, network, spec.security_groups, ("security_groups",))


@check(
    "RDS104",
    "the subnets of a database are in at least two zones",
    fact="AWS refuses a subnet group of a single zone, even without a standby",
    source=SUBNETS,
)
def subnets_span_two_zones(spec: Placed, here: Here) -> Iterator[Problem]:
    if spec.network and spec.tier:
        yield from single_zone(here, spec.network, spec.tier, "a subnet group needs")


CLUSTER_PLACE_CHECKS = (
    in_known_tier("RDS102", "a database"),
    groups_are_near,
    subnets_span_two_zones,
    in_no_public_tier("NET018", "a database", SUBNETS, "2026-11-22"),
)
PLACE_CHECKS = (class_is_offered, *CLUSTER_PLACE_CHECKS)
