"""Jobs that would never run, or never end."""

from specgen.sdk.aws.network.placement import (
    in_known_tier,
    in_no_public_tier,
    with_groups_of_its_network,
)
from specgen.sdk.aws.spot.checks import DATE, Wanted, diverse, existing, sold_as_spot
from specgen.systems.batch.checks.definition import DEFINITION
from specgen.systems.batch.checks.fit import FIT
from specgen.systems.batch.checks.reach import REACH
from specgen.systems.batch.model import Batch

SECURITY = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html"
WHAT = "a batch document"


def _wanted(spec: Batch) -> Wanted:
    capacity = spec.capacity
    pointer = ("capacity", "instance_types")
    spot = capacity.type == "spot"
    return Wanted(pointer, capacity.instance_types, capacity.architecture, spot)


CHECKS = (
    *FIT,
    diverse("CST011", _wanted),
    existing("CST146", _wanted),
    sold_as_spot("CST147", _wanted),
    in_known_tier("CST148", WHAT),
    with_groups_of_its_network("CST149", WHAT, SECURITY, DATE),
    in_no_public_tier("CST150", WHAT, SECURITY, DATE),
    *REACH,
    *DEFINITION,
)
