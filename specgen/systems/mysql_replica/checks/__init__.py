"""What RDS refuses in a replica, and what makes one stop or differ from its source."""

from specgen.sdk.aws.rds.checks_logs import LOG_CHECKS
from specgen.sdk.aws.rds.checks_mysql_parameters import MYSQL_PARAMETER_CHECKS
from specgen.sdk.aws.rds.checks_mysql_settings import MYSQL_SETTING_CHECKS
from specgen.sdk.aws.rds.checks_mysql_sources import sources_are_durable
from specgen.sdk.aws.rds.checks_mysql_variables import MYSQL_VARIABLE_CHECKS
from specgen.sdk.aws.rds.checks_place import PLACE_CHECKS
from specgen.sdk.aws.rds.checks_replica_size import REPLICA_SIZE_CHECKS
from specgen.sdk.aws.rds.checks_replica_source import SOURCE_CHECKS
from specgen.sdk.aws.rds.checks_replicas import followers_are_few
from specgen.sdk.aws.rds.checks_windows import KEEPING_CHECKS
from specgen.systems.mysql_replica.checks.filters import FILTER_CHECKS
from specgen.systems.mysql_replica.checks.replication import REPLICATION_CHECKS

CHECKS = (
    *SOURCE_CHECKS,
    *REPLICA_SIZE_CHECKS,
    *REPLICATION_CHECKS,
    *FILTER_CHECKS,
    *MYSQL_PARAMETER_CHECKS,
    *MYSQL_VARIABLE_CHECKS,
    *MYSQL_SETTING_CHECKS,
    sources_are_durable,
    *PLACE_CHECKS,
    *KEEPING_CHECKS,
    *LOG_CHECKS,
    followers_are_few,
)
