"""What RDS refuses, and what makes a database smaller or weaker than it looks."""

from specgen.sdk.aws.rds.checks_logs import LOG_CHECKS
from specgen.sdk.aws.rds.checks_place import PLACE_CHECKS
from specgen.sdk.aws.rds.checks_replicas import DATABASE_REPLICA_CHECKS
from specgen.sdk.aws.rds.checks_storage import STORAGE_CHECKS
from specgen.sdk.aws.rds.checks_windows import KEEPING_CHECKS
from specgen.systems.postgres.checks.instance import INSTANCE_CHECKS
from specgen.systems.postgres.checks.operation import OPERATION_CHECKS
from specgen.systems.postgres.checks.parameters import PARAMETER_CHECKS

CHECKS = (
    *INSTANCE_CHECKS,
    *PLACE_CHECKS,
    *STORAGE_CHECKS,
    *PARAMETER_CHECKS,
    *DATABASE_REPLICA_CHECKS,
    *OPERATION_CHECKS,
    *KEEPING_CHECKS,
    *LOG_CHECKS,
)
