"""Tasks that run by schedule or by hand, and end."""

from specgen.sdk import System
from specgen.systems.job.alarms import ALARMS
from specgen.systems.job.checks import CHECKS
from specgen.systems.job.model import Job

SYSTEM = System(
    "job",
    "ECS job",
    Job,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="compute",
    alarms=ALARMS,
)
