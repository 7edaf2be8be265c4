"""RDS databases of MySQL and MariaDB."""

from specgen.sdk import System
from specgen.systems.mysql.alarms import ALARMS
from specgen.systems.mysql.checks import CHECKS
from specgen.systems.mysql.model import Mysql

SYSTEM = System(
    "mysql",
    "MySQL or MariaDB database",
    Mysql,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="data",
    alarms=ALARMS,
)
