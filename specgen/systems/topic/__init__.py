"""SNS topics."""

from specgen.sdk import System
from specgen.systems.topic.alarms import ALARMS
from specgen.systems.topic.checks import CHECKS
from specgen.systems.topic.model import Topic

SYSTEM = System(
    "topic",
    "SNS topic",
    Topic,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="notifications",
    alarms=ALARMS,
)
