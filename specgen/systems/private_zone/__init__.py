"""Private zones of Route 53."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.system import System
from specgen.systems.private_zone.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.private_zone.model import PrivateZone


def _construct() -> Callable[..., Any]:
    from specgen.systems.private_zone.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System(
    "private_zone",
    "Private DNS zone",
    PrivateZone,
    CHECKS,
    _construct,
    "dns",
    project_checks=PROJECT_CHECKS,
)
