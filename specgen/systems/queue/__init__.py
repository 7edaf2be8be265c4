"""SQS queues."""

from specgen.sdk import System
from specgen.sdk.aws.sqs.alarms import ALARMS
from specgen.systems.queue.checks import CHECKS
from specgen.systems.queue.model import Queue

SYSTEM = System(
    "queue",
    "SQS queue",
    Queue,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="messaging",
    alarms=ALARMS,
)
