"""Types that a service offers by region: ElastiCache's nodes, OpenSearch's instances."""

from functools import cache

import msgspec

from specgen.facts import store


class _Group(msgspec.Struct, frozen=True):
    """Types that are offered in the same regions."""

    classes: tuple[str, ...]
    regions: frozenset[str]


def cache_nodes(region: str) -> tuple[str, ...]:
    """Node types of ElastiCache, such as cache.r6g.large; empty for a region we do not know."""
    return _in_region("cache_nodes", region)


def search_types(region: str) -> tuple[str, ...]:
    """Instance types of OpenSearch, such as r6g.large.search; empty as in cache_nodes()."""
    return _in_region("search_types", region)


@cache
def everywhere(topic: str) -> frozenset[str]:
    """Types of all regions; topic: cache_nodes or search_types"""
    groups = store.facts(topic, tuple[_Group, ...])
    return frozenset(name for group in groups for name in group.classes)


@cache
def _in_region(topic: str, region: str) -> tuple[str, ...]:
    groups = store.facts(topic, tuple[_Group, ...])
    return tuple(sorted(c for group in groups if region in group.regions for c in group.classes))
