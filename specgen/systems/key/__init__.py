"""Customer managed KMS keys."""

from specgen.sdk import System
from specgen.systems.key.alarms import ALARMS
from specgen.systems.key.checks import CHECKS
from specgen.systems.key.model import Key

SYSTEM = System(
    "key", "KMS key", Key, CHECKS, construct=f"{__name__}.construct", stack="keys", alarms=ALARMS
)
