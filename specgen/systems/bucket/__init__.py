"""Private S3 buckets."""

from specgen.sdk import System
from specgen.systems.bucket.alarms import ALARMS
from specgen.systems.bucket.checks import CHECKS
from specgen.systems.bucket.model import Bucket

SYSTEM = System(
    "bucket",
    "S3 bucket",
    Bucket,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="storage",
    alarms=ALARMS,
)
