"""Backups: vaults and plans of AWS Backup, and RDS's own backups copied to another region."""

from specgen.sdk import System
from specgen.systems.backup.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.backup.model import Backup

SYSTEM = System(
    "backup",
    "Backup vault",
    Backup,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="backup",
    project_checks=PROJECT_CHECKS,
)
