"""Promotion of a PostgreSQL replica in another region."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.system import System
from specgen.systems.failover.alarms import ALARMS
from specgen.systems.failover.checks import CHECKS
from specgen.systems.failover.model import Failover


def _construct() -> Callable[..., Any]:
    from specgen.systems.failover.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System(
    "failover",
    "Failover to another region",
    Failover,
    CHECKS,
    _construct,
    "failover",
    alarms=ALARMS,
)
