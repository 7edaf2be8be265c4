"""Where a cache is: tier, zones, security groups."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, check
from specgen.sdk.aws.network.tiers import public_tier, single_zone, strange_groups, unknown_tier
from specgen.systems.redis.model import Redis

SUBNETS = "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SubnetGroups.html"
DATE = "2026-11-24"


@check("RED101", "a cache is in a tier that its network has")
def tier_exists(spec: Redis, here: Here) -> Iterator[Problem]:
    yield from unknown_tier(here, spec.network, spec.tier, ("tier",))


@check(
    "RED102",
    "the security groups of a cache are of its network",
    fact="AWS refuses groups of another VPC",
    source=SUBNETS,
    date=DATE,
)
def groups_are_near(spec: Redis, here: Here) -> Iterator[Problem]:
    yield from strange_groups(here, spec.network, spec.security_groups, ("security_groups",))


@check(
    "RED104",
    "a cache with Multi-AZ has subnets in two zones at least",
    fact="a replica in the zone of its primary cannot take over when the zone is lost",
    source=SUBNETS,
    date=DATE,
)
def zones_are_two(spec: Redis, here: Here) -> Iterator[Problem]:
    if spec.multi_az:
        yield from single_zone(here, spec.network, spec.tier, "Multi-AZ needs")


@check(
    "RED105",
    "a cache is in an isolated tier, or a private one",
    fact="a subnet with a route to an internet gateway is one wrong rule away from the internet",
    source=SUBNETS,
    date=DATE,
)
def tier_is_not_public(spec: Redis, here: Here) -> Iterator[Problem]:
    for message in public_tier(here, spec.network, spec.tier):
        yield Problem(("tier",), message)


PLACE_CHECKS = (tier_exists, groups_are_near, zones_are_two, tier_is_not_public)
