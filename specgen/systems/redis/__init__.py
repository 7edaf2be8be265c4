"""ElastiCache for Redis: replication groups, who may use them, and what is watched of them."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.system import System
from specgen.systems.redis.alarms import ALARMS
from specgen.systems.redis.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.redis.model import Redis


def _construct() -> Callable[..., Any]:
    from specgen.systems.redis.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System(
    "redis",
    "Redis cache",
    Redis,
    CHECKS,
    _construct,
    "data",
    project_checks=PROJECT_CHECKS,
    alarms=ALARMS,
)
