"""Promotion of a PostgreSQL replica in another region."""

from specgen.sdk import System
from specgen.systems.failover.alarms import ALARMS
from specgen.systems.failover.checks import CHECKS
from specgen.systems.failover.model import Failover

SYSTEM = System(
    "failover",
    "Failover to another region",
    Failover,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="failover",
    alarms=ALARMS,
)
