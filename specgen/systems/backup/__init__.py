"""Backups: AWS Backup's vaults and plans, and RDS's own backups copied to another region."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.system import System
from specgen.systems.backup.checks import CHECKS
from specgen.systems.backup.model import Backup


def _construct() -> Callable[..., Any]:
    from specgen.systems.backup.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System("backup", "Backup vault", Backup, CHECKS, _construct, "backup")
