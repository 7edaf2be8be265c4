"""What rotates the secrets of an environment and a region."""

from specgen.sdk import System
from specgen.systems.rotation.alarms import ALARMS
from specgen.systems.rotation.checks import CHECKS
from specgen.systems.rotation.model import Rotation

SYSTEM = System(
    "rotation",
    "Rotation of secrets",
    Rotation,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="secrets-rotation",
    alarms=ALARMS,
)
