"""What ElastiCache refuses, and what makes a cache smaller or weaker than it looks."""

from specgen.systems.redis.checks_access import ACCESS_CHECKS
from specgen.systems.redis.checks_global import GLOBAL_CHECKS, GLOBAL_PROJECT_CHECKS
from specgen.systems.redis.checks_operation import OPERATION_CHECKS
from specgen.systems.redis.checks_place import PLACE_CHECKS
from specgen.systems.redis.checks_size import SIZE_CHECKS

CHECKS = (*SIZE_CHECKS, *PLACE_CHECKS, *ACCESS_CHECKS, *OPERATION_CHECKS, *GLOBAL_CHECKS)
PROJECT_CHECKS = GLOBAL_PROJECT_CHECKS
