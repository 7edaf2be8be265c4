"""What AWS Backup refuses, and what would keep less than it seems to."""

from specgen.systems.backup.checks.accounts import ACCOUNT_CHECKS
from specgen.systems.backup.checks.buckets import PROJECT_CHECKS as PROJECT_CHECKS
from specgen.systems.backup.checks.cold import COLD_CHECKS
from specgen.systems.backup.checks.copies import WHERE_CHECKS
from specgen.systems.backup.checks.locks import LOCK_CHECKS
from specgen.systems.backup.checks.plan import PLAN_CHECKS
from specgen.systems.backup.checks.retention import RETENTION_CHECKS
from specgen.systems.backup.checks.runs import RUN_CHECKS

CHECKS = (
    *RETENTION_CHECKS,
    *COLD_CHECKS,
    *WHERE_CHECKS,
    *PLAN_CHECKS,
    *RUN_CHECKS,
    *LOCK_CHECKS,
    *ACCOUNT_CHECKS,
)
