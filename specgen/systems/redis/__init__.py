"""ElastiCache for Redis and Valkey: replication groups, their users and their alarms."""

from specgen.sdk import System
from specgen.systems.redis.alarms import ALARMS
from specgen.systems.redis.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.redis.model import Redis

SYSTEM = System(
    "redis",
    "Redis cache",
    Redis,
    CHECKS,
    project_checks=PROJECT_CHECKS,
    construct=f"{__name__}.construct",
    stack="data",
    alarms=ALARMS,
)
