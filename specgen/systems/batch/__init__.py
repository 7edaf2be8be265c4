"""Jobs that queue until an instance is cheap enough."""

from specgen.sdk import System
from specgen.systems.batch.checks import CHECKS
from specgen.systems.batch.model import Batch

SYSTEM = System(
    "batch", "Batch queue", Batch, CHECKS, construct=f"{__name__}.construct", stack="batch-spot"
)
