"""ECS clusters: Fargate, and hosts that ECS scales itself."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.system import System
from specgen.systems.cluster.checks import CHECKS
from specgen.systems.cluster.model import Cluster


def _construct() -> Callable[..., Any]:
    from specgen.systems.cluster.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System("cluster", "ECS cluster", Cluster, CHECKS, _construct, "compute")
