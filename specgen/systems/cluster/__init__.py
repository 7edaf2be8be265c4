"""ECS clusters: Fargate, and hosts that ECS scales itself."""

from specgen.sdk import System
from specgen.systems.cluster.alarms import ALARMS
from specgen.systems.cluster.checks import CHECKS
from specgen.systems.cluster.model import Cluster

SYSTEM = System(
    "cluster",
    "ECS cluster",
    Cluster,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="compute",
    alarms=ALARMS,
)
