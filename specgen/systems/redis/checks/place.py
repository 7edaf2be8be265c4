"""Where a cache is: tier, zones, security groups."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, check
from specgen.sdk.aws.network.placement import (
    in_known_tier,
    in_no_public_tier,
    with_groups_of_its_network,
)
from specgen.sdk.aws.network.tiers import single_zone
from specgen.systems.redis.model import Redis

SUBNETS = "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SubnetGroups.html"
DATE = "2026-11-24"


@check(
    "RED104",
    "a cache with Multi-AZ has subnets in at least two zones",
    fact="a replica in the zone of its primary cannot take over when the zone is lost",
    source=SUBNETS,
    date=DATE,
)
def zones_are_two(spec: Redis, here: Here) -> Iterator[Problem]:
    if spec.multi_az:
        yield from single_zone(here, spec.network, spec.tier, "Multi-AZ needs")


PLACE_CHECKS = (
    in_known_tier("RED101", "a cache"),
    with_groups_of_its_network("RED102", "a cache", SUBNETS, DATE),
    zones_are_two,
    in_no_public_tier("RED105", "a cache", SUBNETS, DATE),
)
