"""TimescaleDB on EC2: PostgreSQL with the extension, for time series."""

from specgen.sdk import System
from specgen.systems.timescale.alarms import ALARMS
from specgen.systems.timescale.checks import CHECKS
from specgen.systems.timescale.model import Timescale

SYSTEM = System(
    "timescale",
    "TimescaleDB",
    Timescale,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="data",
    alarms=ALARMS,
)
