"""Connection poolers: PgBouncer as an ECS service, between applications and a database."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.system import System
from specgen.systems.pooler.alarms import ALARMS
from specgen.systems.pooler.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.pooler.model import Pooler


def _construct() -> Callable[..., Any]:
    from specgen.systems.pooler.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System(
    "pooler",
    "Connection pooler",
    Pooler,
    CHECKS,
    _construct,
    "compute",
    project_checks=PROJECT_CHECKS,
    alarms=ALARMS,
)
