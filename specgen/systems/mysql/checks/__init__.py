"""What RDS and MySQL refuse, and what makes a database smaller or weaker than it looks."""

from specgen.sdk.aws.rds.checks_instance import (
    PASSWORD_CHECKS,
    UPGRADE_CHECKS,
    class_is_as_expected,
    version_exists,
)
from specgen.sdk.aws.rds.checks_logs import LOG_CHECKS
from specgen.sdk.aws.rds.checks_mysql_parameters import MYSQL_PARAMETER_CHECKS
from specgen.sdk.aws.rds.checks_mysql_settings import MYSQL_SETTING_CHECKS
from specgen.sdk.aws.rds.checks_mysql_sources import sources_are_durable
from specgen.sdk.aws.rds.checks_mysql_variables import MYSQL_VARIABLE_CHECKS
from specgen.sdk.aws.rds.checks_place import PLACE_CHECKS
from specgen.sdk.aws.rds.checks_replicas import DATABASE_REPLICA_CHECKS
from specgen.sdk.aws.rds.checks_storage import STORAGE_CHECKS
from specgen.sdk.aws.rds.checks_windows import KEEPING_CHECKS
from specgen.systems.mysql.checks.engine import ENGINE_CHECKS
from specgen.systems.mysql.checks.tls import TLS_CHECKS

CHECKS = (
    version_exists,
    class_is_as_expected,
    *ENGINE_CHECKS,
    *PLACE_CHECKS,
    *STORAGE_CHECKS,
    *MYSQL_PARAMETER_CHECKS,
    *MYSQL_VARIABLE_CHECKS,
    *DATABASE_REPLICA_CHECKS,
    *PASSWORD_CHECKS,
    *TLS_CHECKS,
    *MYSQL_SETTING_CHECKS,
    sources_are_durable,
    *UPGRADE_CHECKS,
    *KEEPING_CHECKS,
    *LOG_CHECKS,
)
