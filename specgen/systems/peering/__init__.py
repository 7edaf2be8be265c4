"""VPC peering between the regions of an environment."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.system import System
from specgen.systems.peering.checks import CHECKS
from specgen.systems.peering.model import Peering


def _construct() -> Callable[..., Any]:
    from specgen.systems.peering.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System("peering", "VPC peering", Peering, CHECKS, _construct, "network-mesh")
