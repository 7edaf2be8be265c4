"""Parameters of the engine: those set by keys of the document, and its `parameters`."""

from specgen.systems.redis.model import Redis

SET_BY_KEYS = {
    "cluster-enabled": "cluster_mode",
    "reserved-memory-percent": "reserved_memory_percent",
}
"""Parameter -> key of the document."""

POLICY = "maxmemory-policy"


def values_of(spec: Redis) -> dict[str, str]:
    return {
        "cluster-enabled": "yes" if spec.is_cluster else "no",
        "reserved-memory-percent": str(spec.reserved_memory_percent),
        **spec.parameters,
    }
