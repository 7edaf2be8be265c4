"""What AWS Backup refuses, and what would leave less behind than it looks."""

from specgen.systems.backup.checks_plan import PLAN_CHECKS
from specgen.systems.backup.checks_retention import RETENTION_CHECKS
from specgen.systems.backup.checks_where import WHERE_CHECKS

CHECKS = (*RETENTION_CHECKS, *WHERE_CHECKS, *PLAN_CHECKS)
