"""Quotas requested from AWS."""

from specgen.sdk import System
from specgen.systems.quota.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.quota.model import Quota

SYSTEM = System(
    "quota",
    "Service quotas",
    Quota,
    CHECKS,
    project_checks=PROJECT_CHECKS,
    construct=f"{__name__}.construct",
    free="a request for a quota",
    stack="account-region-baseline",
)
