"""What RDS and MySQL refuse, and what makes a database smaller or weaker than it looks."""

from specgen.sdk.aws.rds.checks_instance import (
    PASSWORD_CHECKS,
    UPGRADE_CHECKS,
    class_is_as_expected,
    version_exists,
)
from specgen.sdk.aws.rds.checks_place import PLACE_CHECKS
from specgen.sdk.aws.rds.checks_replicas import backups_are_possible
from specgen.sdk.aws.rds.checks_storage import STORAGE_CHECKS
from specgen.sdk.aws.rds.checks_windows import KEEPING_CHECKS
from specgen.systems.mysql.checks.engine import ENGINE_CHECKS
from specgen.systems.mysql.checks.parameters import PARAMETER_CHECKS
from specgen.systems.mysql.checks.settings import SETTING_CHECKS

CHECKS = (
    version_exists,
    class_is_as_expected,
    *ENGINE_CHECKS,
    *PLACE_CHECKS,
    *STORAGE_CHECKS,
    *PARAMETER_CHECKS,
    backups_are_possible,
    *PASSWORD_CHECKS,
    *SETTING_CHECKS,
    *UPGRADE_CHECKS,
    *KEEPING_CHECKS,
)
