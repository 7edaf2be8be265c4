"""Services of PagerDuty that call people."""

from specgen.sdk import System
from specgen.systems.pagerduty.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.pagerduty.model import PagerDuty

SYSTEM = System(
    "pagerduty",
    "PagerDuty service",
    PagerDuty,
    CHECKS,
    project_checks=PROJECT_CHECKS,
    construct=f"{__name__}.construct",
    free="PagerDuty bills it by its plan",
    stack="pagerduty",
    losses={
        "pagerduty_service": "its incidents, and the key that others may send events with",
        "pagerduty_service_integration": "its key, which others may send events with",
    },
    providers=("pagerduty",),
)
