"""Alarms that AWS recommends, of the services that specgen makes resources of."""

from functools import cache

import msgspec

from specgen.facts import store


class Recommended(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """threshold: None if AWS gives only words; periods, datapoints: n and m"""

    namespace: str
    metric: str
    dimensions: tuple[str, ...]
    statistic: str
    operator: str
    threshold: float | None
    period: int
    datapoints: int
    periods: int
    missing: str


def dimensions(namespace: str) -> frozenset[frozenset[str]]:
    """Sets of dimensions that AWS recommends alarms on."""
    found = (one for one in recommended() if one.namespace == namespace)
    return frozenset(frozenset(one.dimensions) for one in found)


@cache
def recommended() -> tuple[Recommended, ...]:
    return store.facts("recommended_alarms", tuple[Recommended, ...])
