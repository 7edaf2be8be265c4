"""Aurora: what serverless instances and kinds of storage need, and the limits of a cluster."""

import re

SERVERLESS = "db.serverless"
GUIDE = "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide"
CAPACITY = f"{GUIDE}/aurora-serverless-v2.setting-capacity.html"
MOST_READERS = 15
"""source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Replication.html
(2026-11-30)
"""
MOST_ACU, MOST_ACU_BEFORE = 256, 128
LEAST_ACU, LEAST_MAXIMUM_ACU, STEP_ACU = 0.5, 1, 0.5
PAUSE_SECONDS = (300, 86_400)
"""source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/
API_ServerlessV2ScalingConfiguration.html (2026-11-30); that the maximum is 1 or more: CAPACITY
"""

_PAUSES_SINCE: dict[str, dict[int, tuple[int, ...]]] = {
    "aurora-postgresql": {13: (13, 15), 14: (14, 12), 15: (15, 7), 16: (16, 3)},
    "aurora-mysql": {3: (3, 8)},
}
"""Engine -> major -> the first version that pauses at 0 ACU and reaches 256; later majors do.

source: https://aws.amazon.com/blogs/database/
introducing-scaling-to-0-capacity-with-amazon-aurora-serverless-v2 (2026-11-30); the bound of 256
came somewhat earlier, which is not verified
"""
_IO_OPTIMIZED_SINCE: dict[str, dict[int, tuple[int, ...]]] = {
    "aurora-postgresql": {13: (13, 10), 14: (14, 7), 15: (15, 2)},
    "aurora-mysql": {3: (3, 3, 1)},
}
"""As _PAUSES_SINCE. source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/
Concepts.Aurora_Fea_Regions_DB-eng.Feature.storage-type.html (2026-11-30)
"""
INSIGHTS_TOO_SMALL = frozenset({"db.t2.small", "db.t3.small", "db.t4g.small"})
"""Classes of Aurora MySQL without Performance Insights.

source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/
USER_PerfInsights.Overview.Engines.html (2026-11-30)
"""


def pauses(engine: str, version: str) -> bool:
    """Whether instances may go down to 0 ACU; true for a bare major, which is the newest."""
    return _since(_PAUSES_SINCE[engine], engine, version)


def is_io_optimized(engine: str, version: str) -> bool:
    return _since(_IO_OPTIMIZED_SINCE[engine], engine, version)


def most_acu(engine: str, version: str) -> int:
    return MOST_ACU if pauses(engine, version) else MOST_ACU_BEFORE


def _since(firsts: dict[int, tuple[int, ...]], engine: str, version: str) -> bool:
    numbers = release(engine, version)
    if not numbers:
        return True
    first = firsts.get(numbers[0])
    if first is None:
        return numbers[0] > max(firsts)
    return len(numbers) == 1 or numbers >= first


def release(engine: str, version: str) -> tuple[int, ...]:
    """16.3 -> (16, 3); 8.0.mysql_aurora.3.10.0 -> (3, 10, 0), and empty for the bare 8.0"""
    if engine == "aurora-mysql":
        version = version.partition("mysql_aurora.")[2]
    return tuple(int(number) for number in re.findall(r"[0-9]+", version))
