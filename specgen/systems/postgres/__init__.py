"""RDS PostgreSQL primaries."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.aws.rds.alarms import ALARMS
from specgen.sdk.system import System
from specgen.systems.postgres.checks import CHECKS
from specgen.systems.postgres.model import Postgres


def _construct() -> Callable[..., Any]:
    from specgen.systems.postgres.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System(
    "postgres", "PostgreSQL database", Postgres, CHECKS, _construct, "data", alarms=ALARMS
)
