"""What ElastiCache refuses, and what makes a cache smaller or weaker than it looks."""

from specgen.systems.redis.checks.access import ACCESS_CHECKS
from specgen.systems.redis.checks.global_datastore import GLOBAL_CHECKS, GLOBAL_PROJECT_CHECKS
from specgen.systems.redis.checks.operation import OPERATION_CHECKS
from specgen.systems.redis.checks.parameters import PARAMETER_CHECKS
from specgen.systems.redis.checks.place import PLACE_CHECKS
from specgen.systems.redis.checks.size import SIZE_CHECKS
from specgen.systems.redis.checks.versions import VERSION_CHECKS

CHECKS = (
    *SIZE_CHECKS,
    *VERSION_CHECKS,
    *PLACE_CHECKS,
    *ACCESS_CHECKS,
    *OPERATION_CHECKS,
    *PARAMETER_CHECKS,
    *GLOBAL_CHECKS,
)
PROJECT_CHECKS = GLOBAL_PROJECT_CHECKS
