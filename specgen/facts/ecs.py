"""How many tasks in awsvpc mode an instance can run once the account has trunk interfaces.

Source: AWS's page names types and families without trunk interfaces, and the tasks of each type
with them; burstable types are in none of its tables. Families newer than the page get the lower
number of their size.
"""

import re
from datetime import date

AS_OF = date(2026, 11, 22)
SOURCE = (
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/"
    "eni-trunking-supported-instance-types.html"
)

_WITHOUT_FAMILIES = re.compile(
    r"(c5n|d3|d3en|g3|g3s|g4dn|i3|i3en|inf1|m5dn|m5n|m5zn|mac1|r5b|r5n|r5dn|t[123]|t3a|t4g"
    r"|u-(6|9|12)tb1|z1d)\Z"
)
_WITHOUT_TYPES = re.compile(
    r"((a1|c5|c5d|m5|r5|r5d)\.metal|(c5a|c5ad|r5)\.8xlarge|p3dn\.24xlarge)\Z"
)
_TASKS = {"medium": 4, "large": 10, "xlarge": 20, "2xlarge": 40}
_MIDDLE, _LARGE = 60, 120
_MIDDLE_SIZES = frozenset({"4xlarge", "6xlarge", "8xlarge", "9xlarge", "12xlarge"})
_SIXTH = re.compile(r"(c6(a|i|id|in)|[mr]6(a|i|id|idn|in))\Z")
_OF_SIXTH = {"8xlarge": 90, "12xlarge": 120}


def has_trunk(name: str) -> bool:
    """Whether an instance type can have a trunk interface."""
    family = name.partition(".")[0]
    return not _WITHOUT_FAMILIES.match(family) and not _WITHOUT_TYPES.match(name)


def trunk_tasks(name: str) -> int:
    """Tasks in addition to the instance's own interface and the trunk; 0 if there is no trunk."""
    family, _, size = name.partition(".")
    if not has_trunk(name):
        return 0
    if _SIXTH.match(family) and size in _OF_SIXTH:
        return _OF_SIXTH[size]
    return _TASKS.get(size, _MIDDLE if size in _MIDDLE_SIZES else _LARGE)
