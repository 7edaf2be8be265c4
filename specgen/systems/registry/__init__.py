"""Image repositories in ECR."""

from specgen.sdk import System
from specgen.systems.registry.alarms import ALARMS
from specgen.systems.registry.checks import CHECKS
from specgen.systems.registry.model import Registry

SYSTEM = System(
    "registry",
    "Image registry",
    Registry,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="registry",
    alarms=ALARMS,
)
