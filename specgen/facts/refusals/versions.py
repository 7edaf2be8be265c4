"""Versions as the services write them: 15.17, 8.0.mysql_aurora.3.05.2, 19.0.0.0.ru-2023-01.r1."""

import re
from typing import Any

Version = tuple[int, ...]

_AURORA = "mysql_aurora."
_COMPATIBLE: dict[Version, Version] = {(5, 6): (1,), (5, 7): (2,), (8, 0): (3,)}
"""MySQL -> the major of Aurora MySQL that is compatible with it.

source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Updates.Versions.html
"""


def versions(old: Any, new: Any) -> tuple[Version, Version]:
    """Their numbers, as far as they are given; empty for what is no version."""
    first, second = _numbers(old), _numbers(new)
    if (_AURORA in str(old)) is (_AURORA in str(new)):
        return first, second
    if _AURORA in str(old):
        return first, _COMPATIBLE.get(second[:2], ())
    return _COMPATIBLE.get(first[:2], ()), second


def is_older(new: Version, old: Version) -> bool:
    """Compares what both give: 15 is not older than 15.17."""
    both = min(len(new), len(old))
    return new[:both] < old[:both]


def _numbers(value: Any) -> Version:
    text = str(value).rpartition(_AURORA)[2].rpartition("_")[2]
    return tuple(map(int, re.findall(r"\d+", text))) if text[:1].isdecimal() else ()
