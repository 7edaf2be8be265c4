"""Alarms of a file system.

source: https://docs.aws.amazon.com/efs/latest/ug/efs-metrics.html, and
https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html
(2026-11-29)
"""

from specgen.sdk import Alarm
from specgen.sdk.alarms import Need

_BURSTS = Need("throughput: bursting", lambda here: here.spec.throughput == "bursting")
GIB = 1024**3

ALARMS = (
    Alarm(
        "file-system-io-limit",
        "file_system",
        "AWS/EFS",
        "PercentIOLimit",
        "Maximum",
        "above",
        {"info": 80, "warning": 95},
        missing="notBreaching",
        datapoints=(15, 15),
        meaning="Operations come near the limit of a file system, so they take longer; spread the "
        "files over several, or ask for less at a time.",
    ),
    Alarm(
        "file-system-burst-credits",
        "file_system",
        "AWS/EFS",
        "BurstCreditBalance",
        "Minimum",
        "below",
        {"warning": 500 * GIB, "critical": 100 * GIB},
        missing="notBreaching",
        datapoints=(5, 5),
        needs=(_BURSTS,),
        meaning="At zero credits reads and writes slow down to 50 KiB/s for each GiB of files; "
        "write throughput: elastic.",
    ),
)
