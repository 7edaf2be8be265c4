"""Read replicas of PostgreSQL databases."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.system import System
from specgen.systems.postgres_replica.alarms import ALARMS
from specgen.systems.postgres_replica.checks import CHECKS
from specgen.systems.postgres_replica.model import PostgresReplica


def _construct() -> Callable[..., Any]:
    from specgen.systems.postgres_replica.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System(
    "postgres_replica",
    "PostgreSQL read replica",
    PostgresReplica,
    CHECKS,
    _construct,
    "data",
    alarms=ALARMS,
)
