"""EFS file systems."""

from specgen.sdk import System
from specgen.systems.file_system.alarms import ALARMS
from specgen.systems.file_system.checks import CHECKS
from specgen.systems.file_system.model import FileSystem

SYSTEM = System(
    "file_system",
    "EFS file system",
    FileSystem,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="data",
    alarms=ALARMS,
)
