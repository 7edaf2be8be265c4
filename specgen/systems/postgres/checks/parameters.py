"""Parameters of the engine that do not fit the instance."""

from specgen.sdk.aws.rds import checks_parameters as common
from specgen.sdk.aws.rds.checks_postgres_memory import POSTGRES_MEMORY_CHECKS
from specgen.sdk.aws.rds.checks_postgres_settings import POSTGRES_SETTING_CHECKS

PARAMETER_CHECKS = (
    *POSTGRES_MEMORY_CHECKS,
    common.libraries_are_loaded,
    *common.PARAMETER_CHECKS,
    *POSTGRES_SETTING_CHECKS,
)
