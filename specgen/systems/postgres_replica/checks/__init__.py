"""What RDS refuses in a replica, and what makes one lag or stop."""

from specgen.sdk.aws.rds.checks_place import PLACE_CHECKS
from specgen.sdk.aws.rds.checks_windows import KEEPING_CHECKS
from specgen.systems.postgres_replica.checks.size import SIZE_CHECKS
from specgen.systems.postgres_replica.checks.source import SOURCE_CHECKS

CHECKS = (*SOURCE_CHECKS, *SIZE_CHECKS, *PLACE_CHECKS, *KEEPING_CHECKS)
