"""TimescaleDB: which PostgreSQL each of its versions runs in, and what its licences permit."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

AS_OF = date(2026, 11, 24)
SOURCE = "https://docs.tigerdata.com/self-hosted/latest/upgrades/upgrade-pg/"
"""Its table of compatibility, and the notes of each release on GitHub."""

_MAJORS: Mapping[tuple[int, int], range] = MappingProxyType(
    {
        (2, 13): range(13, 17),
        (2, 16): range(14, 17),
        (2, 17): range(14, 18),
        (2, 20): range(15, 18),
        (2, 23): range(15, 19),
    }
)
"""First minor version of TimescaleDB -> majors of PostgreSQL, until the next entry.

2.13 is the first with by_range(), which the generated SQL calls.
"""

NEWEST = (2, 27)
"""The newest minor that was known on AS_OF; later ones are expected to drop PostgreSQL 15."""


def minor_of(version: str) -> tuple[int, int]:
    """`2.21.4` -> (2, 21)."""
    first, second = version.split(".")[:2]
    return int(first), int(second)


def majors(version: str) -> range | None:
    """PostgreSQL majors of a version; None if it is older than what is known."""
    minor = minor_of(version)
    known = [found for first, found in _MAJORS.items() if first <= minor]
    return known[-1] if known else None


def is_known(version: str) -> bool:
    """Whether the version is no newer than the newest that was known."""
    return minor_of(version) <= NEWEST


def newest_for(major: int) -> str:
    """`2.27`; empty for a major that no known version runs in."""
    firsts = [first for first, found in _MAJORS.items() if major in found]
    if not firsts:
        return ""
    later = [first for first in _MAJORS if first > firsts[-1]]
    last = (later[0][0], later[0][1] - 1) if later else NEWEST
    return f"{last[0]}.{last[1]}"


ROOT_GIB = 20
"""Size of a node's root volume: our choice; the data has a volume of its own."""
