"""ECS services: tasks, what they may do, how they are reached, and how they scale."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.system import System
from specgen.systems.service.alarms import ALARMS
from specgen.systems.service.checks import CHECKS
from specgen.systems.service.model import Service


def _construct() -> Callable[..., Any]:
    from specgen.systems.service.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System("service", "ECS service", Service, CHECKS, _construct, "compute", alarms=ALARMS)
