"""What EC2 and ECS refuse in a cluster, and hosts that can never start."""

from specgen.systems.cluster.checks.capacity import CAPACITY_CHECKS
from specgen.systems.cluster.checks.places import PLACE_CHECKS
from specgen.systems.cluster.checks.types import TYPE_CHECKS

CHECKS = (*TYPE_CHECKS, *CAPACITY_CHECKS, *PLACE_CHECKS)
