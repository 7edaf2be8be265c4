"""Read replicas of MySQL and MariaDB databases."""

from specgen.sdk import System
from specgen.systems.mysql_replica.alarms import ALARMS
from specgen.systems.mysql_replica.checks import CHECKS
from specgen.systems.mysql_replica.model import MysqlReplica

SYSTEM = System(
    "mysql_replica",
    "MySQL or MariaDB read replica",
    MysqlReplica,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="data",
    alarms=ALARMS,
)
