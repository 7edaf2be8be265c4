"""ElastiCache for Redis OSS and Valkey: versions, families of parameters, memory, limits."""

from datetime import date
from functools import cache

from specgen.facts import ec2, store

AS_OF = date(2026, 11, 24)
_DOCS = "https://docs.aws.amazon.com/AmazonElastiCache/latest"
VERSIONS_SOURCE = f"{_DOCS}/dg/engine-versions.html"
FAMILIES_SOURCE = f"{_DOCS}/dg/ParameterGroups.Engine.html"
CREATE_SOURCE = f"{_DOCS}/APIReference/API_CreateReplicationGroup.html"

TITLES = {"redis": "Redis", "valkey": "Valkey"}
"""Engine as ElastiCache writes it -> as people do."""

CREATABLE_VERSIONS = ("4.0.10", "5.0.6", "6.0", "6.2", "7.0", "7.1")
"""Oldest first; what comes after 7.1 is called Valkey. source: cfn-lint 1.58.0 (2026-10-20)"""

VALKEY_VERSIONS = ("7.2", "8.0", "8.1", "8.2", "9.0", "9.1")
VALKEY_AS_OF = date(2026, 11, 30)
"""Oldest first. source: VERSIONS_SOURCE, FAMILIES_SOURCE, a stored copy"""

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
"""Of a shard; no quota changes it."""
MOST_NODES = 500
"""Of a cache, on request; 90 are the default.

source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html (2026-11-24)
"""
_GIB = 2**30


def versions(engine: str) -> tuple[str, ...]:
    return VALKEY_VERSIONS if engine == "valkey" else CREATABLE_VERSIONS


def family(version: str, engine: str = "redis") -> str:
    """The family of the parameter group: `redis7` for Redis 7.0, `valkey8` for Valkey 8.1."""
    major, _, rest = version.partition(".")
    if engine == "valkey":
        return f"valkey{major}"
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


_PARAMETERS = """
acllog-max-len active-defrag-cycle-max active-defrag-cycle-min active-defrag-ignore-bytes
active-defrag-max-scan-fields active-defrag-threshold-lower active-defrag-threshold-upper
active-expire-effort activedefrag activerehashing appendfsync appendonly
client-output-buffer-limit-normal-hard-limit client-output-buffer-limit-normal-soft-limit
client-output-buffer-limit-normal-soft-seconds client-output-buffer-limit-pubsub-hard-limit
client-output-buffer-limit-pubsub-soft-limit client-output-buffer-limit-pubsub-soft-seconds
client-output-buffer-limit-replica-hard-limit client-output-buffer-limit-replica-soft-limit
client-output-buffer-limit-replica-soft-seconds client-query-buffer-limit close-on-replica-write
close-on-slave-write cluster-allow-pubsubshard-when-down cluster-allow-reads-when-down
cluster-enabled cluster-require-full-coverage databases hash-max-listpack-entries
hash-max-listpack-value hash-max-ziplist-entries hash-max-ziplist-value hll-sparse-max-bytes
latency-tracking lazyfree-lazy-eviction lazyfree-lazy-expire lazyfree-lazy-server-del
lazyfree-lazy-user-del lazyfree-lazy-user-flush lfu-decay-time lfu-log-factor list-compress-depth
list-max-listpack-size list-max-ziplist-size lua-replicate-commands lua-time-limit maxclients
maxmemory maxmemory-clients maxmemory-policy maxmemory-samples min-replicas-max-lag
min-replicas-to-write min-slaves-max-lag min-slaves-to-write notify-keyspace-events
proto-max-bulk-len rename-commands repl-backlog-size repl-backlog-ttl repl-timeout
replica-allow-chaining replica-ignore-maxmemory replica-lazy-flush replicas-allow-chaining
reserved-memory reserved-memory-percent set-max-intset-entries set-max-listpack-entries
set-max-listpack-value slave-allow-chaining slave-lazy-flush slowlog-log-slower-than
slowlog-max-len stream-node-max-bytes stream-node-max-entries tcp-keepalive timeout tls-protocols
tracking-table-max-keys zset-max-listpack-entries zset-max-listpack-value zset-max-ziplist-entries
zset-max-ziplist-value
"""
PARAMETERS = frozenset(_PARAMETERS.split())
"""Of all versions, and of Valkey; the list is not whole.

source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html and
ParameterGroups.Redis.html (2026-11-30, by name)
"""
