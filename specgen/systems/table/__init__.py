"""DynamoDB tables."""

from specgen.sdk import System
from specgen.systems.table.alarms import ALARMS
from specgen.systems.table.checks import CHECKS
from specgen.systems.table.model import Table

SYSTEM = System(
    "table",
    "DynamoDB table",
    Table,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="data",
    alarms=ALARMS,
)
