"""What Datadog sees of an account, and what it shows."""

from specgen.sdk import System
from specgen.systems.datadog.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.datadog.model import Datadog

SYSTEM = System(
    "datadog",
    "Datadog",
    Datadog,
    CHECKS,
    project_checks=PROJECT_CHECKS,
    construct=f"{__name__}.construct",
    free="Datadog bills it by its plan",
    stack="datadog",
    providers=("datadog",),
)
