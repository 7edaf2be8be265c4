"""What RDS refuses in a cluster, and what makes it weaker than it looks."""

from specgen.sdk.aws.rds.checks_instance import UPGRADE_CHECKS, version_exists
from specgen.sdk.aws.rds.checks_logs import LOG_CHECKS
from specgen.sdk.aws.rds.checks_mysql_parameters import parameters_exist, sizes_have_no_unit
from specgen.sdk.aws.rds.checks_mysql_settings import statements_are_not_logged
from specgen.sdk.aws.rds.checks_mysql_variables import MYSQL_VARIABLE_CHECKS
from specgen.sdk.aws.rds.checks_parameters import PARAMETER_CHECKS, libraries_are_loaded
from specgen.sdk.aws.rds.checks_place import CLUSTER_PLACE_CHECKS
from specgen.sdk.aws.rds.checks_postgres_settings import POSTGRES_SETTING_CHECKS
from specgen.sdk.aws.rds.checks_windows import KEEPING_CHECKS
from specgen.systems.aurora.checks.capacity import CAPACITY_CHECKS
from specgen.systems.aurora.checks.engine import ENGINE_CHECKS
from specgen.systems.aurora.checks.instances import INSTANCE_CHECKS
from specgen.systems.aurora.checks.names import NAME_CHECKS
from specgen.systems.aurora.checks.parameters import PARAMETER_CHECKS as AURORA_PARAMETER_CHECKS

CHECKS = (
    version_exists,
    *NAME_CHECKS,
    *ENGINE_CHECKS,
    *INSTANCE_CHECKS,
    *CAPACITY_CHECKS,
    *CLUSTER_PLACE_CHECKS,
    *UPGRADE_CHECKS,
    *KEEPING_CHECKS,
    *PARAMETER_CHECKS,
    *POSTGRES_SETTING_CHECKS,
    libraries_are_loaded,
    sizes_have_no_unit,
    parameters_exist,
    statements_are_not_logged,
    *MYSQL_VARIABLE_CHECKS,
    *AURORA_PARAMETER_CHECKS,
    *LOG_CHECKS,
)
