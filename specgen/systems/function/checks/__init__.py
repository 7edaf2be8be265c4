"""What Lambda refuses, and functions that would not do what their document says."""

from specgen.systems.function.checks.balancers import BALANCERS
from specgen.systems.function.checks.buckets import BUCKETS
from specgen.systems.function.checks.code import CODE
from specgen.systems.function.checks.concurrency import CONCURRENCY
from specgen.systems.function.checks.failures import FAILURES
from specgen.systems.function.checks.filters import FILTERS
from specgen.systems.function.checks.loops import LOOPS
from specgen.systems.function.checks.network import NETWORK_CHECKS
from specgen.systems.function.checks.packages import PACKAGES
from specgen.systems.function.checks.queues import QUEUES
from specgen.systems.function.checks.schedules import SCHEDULE_CHECKS
from specgen.systems.function.checks.settings import SETTINGS
from specgen.systems.function.checks.tables import TABLES
from specgen.systems.function.checks.topics import TOPICS

CHECKS = (
    *CODE,
    *PACKAGES,
    *SETTINGS,
    *NETWORK_CHECKS,
    *QUEUES,
    *BUCKETS,
    *TOPICS,
    *TABLES,
    *FILTERS,
    *SCHEDULE_CHECKS,
    *BALANCERS,
    *LOOPS,
    *FAILURES,
)
PROJECT_CHECKS = CONCURRENCY
