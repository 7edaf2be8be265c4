"""What RDS refuses in a replica, and what makes one lag or stop."""

from specgen.sdk.aws.rds.checks_logs import LOG_CHECKS
from specgen.sdk.aws.rds.checks_parameters import PARAMETER_CHECKS
from specgen.sdk.aws.rds.checks_place import PLACE_CHECKS
from specgen.sdk.aws.rds.checks_postgres_memory import POSTGRES_MEMORY_CHECKS
from specgen.sdk.aws.rds.checks_postgres_settings import POSTGRES_SETTING_CHECKS
from specgen.sdk.aws.rds.checks_replica_size import REPLICA_SIZE_CHECKS
from specgen.sdk.aws.rds.checks_replica_source import SOURCE_CHECKS
from specgen.sdk.aws.rds.checks_replicas import followers_are_few
from specgen.sdk.aws.rds.checks_windows import KEEPING_CHECKS
from specgen.systems.postgres_replica.checks.memory import MEMORY_CHECKS
from specgen.systems.postgres_replica.checks.settings import SETTING_CHECKS

CHECKS = (
    *SOURCE_CHECKS,
    *REPLICA_SIZE_CHECKS,
    *MEMORY_CHECKS,
    *POSTGRES_MEMORY_CHECKS,
    *SETTING_CHECKS,
    *PARAMETER_CHECKS,
    *POSTGRES_SETTING_CHECKS,
    *PLACE_CHECKS,
    *KEEPING_CHECKS,
    *LOG_CHECKS,
    followers_are_few,
)
