"""TimescaleDB on EC2: PostgreSQL with the extension, for time series."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.system import System
from specgen.systems.timescale.alarms import ALARMS
from specgen.systems.timescale.checks import CHECKS
from specgen.systems.timescale.model import Timescale


def _construct() -> Callable[..., Any]:
    from specgen.systems.timescale.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System("timescale", "TimescaleDB", Timescale, CHECKS, _construct, "data", alarms=ALARMS)
