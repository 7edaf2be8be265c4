"""ElastiCache for Redis OSS: versions, families of parameters, memory of nodes, limits."""

from datetime import date
from functools import cache

from specgen.facts import ec2, store

AS_OF = date(2026, 11, 24)
_DOCS = "https://docs.aws.amazon.com/AmazonElastiCache/latest"
VERSIONS_SOURCE = f"{_DOCS}/dg/engine-versions.html"
FAMILIES_SOURCE = f"{_DOCS}/dg/ParameterGroups.Engine.html"
CREATE_SOURCE = f"{_DOCS}/APIReference/API_CreateReplicationGroup.html"

CREATABLE_VERSIONS = ("4.0.10", "5.0.6", "6.0", "6.2", "7.0", "7.1")
"""Oldest first; what comes after 7.1 is called Valkey. source: cfn-lint 1.58.0 (2026-10-20)"""

LOGS_SINCE = {"slow-log": (6, 0), "engine-log": (6, 2)}
"""source: dg/Log_Delivery.html (2026-11-29)"""

TLS_MODES_SINCE = (7, 0)
"""First version with a mode of TLS: AWS says 7.0.5, and 7.0 is its newest patch.

source: https://github.com/cloudposse/terraform-aws-elasticache-redis/pull/231 (2026-11-29)
"""

FAMILIES_SINCE = {"m6g": (5, 0, 6), "r6g": (5, 0, 6), "t4g": (5, 0, 6), "r6gd": (6, 2)}
"""Family of nodes -> first version. source: CREATE_SOURCE, dg/data-tiering.html (2026-11-29)"""

POLICIES = (
    *("volatile-lru", "allkeys-lru", "volatile-lfu", "allkeys-lfu"),
    *("volatile-random", "allkeys-random", "volatile-ttl", "noeviction"),
)
"""Values of maxmemory-policy. source: FAMILIES_SOURCE (2026-11-29)"""

MOST_REPLICAS = 5
MOST_NODES = 500
_GIB = 2**30


def family(version: str) -> str:
    """The family of the parameter group: `redis7` for 7.0."""
    major, _, rest = version.partition(".")
    if int(major) >= 7:  # noqa: PLR2004  the first whose family is its major alone
        return f"redis{major}"
    return f"redis{major}.x" if major == "6" else f"redis{major}.{rest.partition('.')[0]}"


def numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def memory_gib(node_type: str) -> float | None:
    """A node's memory for data before anything is reserved, as AWS lists it: two decimals.

    None for a type that we do not know
    """
    found = _memory().get(node_type)
    return None if found is None else round(found / _GIB, 2)


def vcpu(node_type: str) -> int | None:
    """Of the EC2 type of the same name; no package lists it for ElastiCache."""
    found = ec2.instance_type(node_type.removeprefix("cache."))
    return found.vcpu if found else None


@cache
def _memory() -> dict[str, int]:
    return store.facts("cache_memory", dict[str, int])
