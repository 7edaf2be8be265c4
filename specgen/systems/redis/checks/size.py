"""Nodes: number, type, version, and whether one can take over for another."""

from collections.abc import Iterator

from specgen.facts import offers, redis
from specgen.facts.freshness import (
    is_a_missing_size,
    known_on,
    may_be_a_type,
    sizes_of_family,
)
from specgen.sdk import Here, Problem, Severity, check, near_ones, nearest
from specgen.systems.redis.model import Redis

DOCS = "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg"
LIMITS = f"{DOCS}/quota-limits.html"
FAILOVER = f"{DOCS}/AutoFailover.html"
TYPES = f"{DOCS}/CacheNodes.SupportedTypes.html"
DATE = "2026-11-24"

MILLION = 1_000_000
FAST_FROM = (7, 1)
SLOW_SIZES = {"micro", "small", "medium", "large", "xlarge", "2xlarge"}


@check("RED001", "shards and replicas add up to the expected nodes")
def nodes_add_up(spec: Redis) -> Iterator[Problem]:
    if spec.expected_nodes not in {None, spec.nodes}:
        one = f"1 + {spec.replicas_per_shard}"
        message = f"{spec.shards} x ({one}) = {spec.nodes} nodes, expected {spec.expected_nodes}"
        hint = f"a shard has a primary and its replicas; write {spec.nodes}, or other numbers"
        yield Problem(("expected_nodes",), message, hint)


@check(
    "RED002",
    "a node has the expected memory",
    fact="memory follows from the node type; it is what AWS leaves for data before the reserve",
    source=redis.FAMILIES_SOURCE,
    date=DATE,
    topics=("cache_memory",),
)
def memory_is_as_expected(spec: Redis) -> Iterator[Problem]:
    has = redis.memory_gib(spec.node_type)
    wants = spec.expected_node.memory_gib if spec.expected_node else None
    if has is not None and wants is not None and has != wants:
        message = f"{spec.node_type} has {has:g} GiB, expected {wants:g}"
        hint = f"write {has:g}, or choose another type; keep the requested value in `stated`"
        yield Problem(("expected_node", "memory_gib"), message, hint)


@check(
    "RED003",
    "if a node must take over for another, there is a replica, and failover is on",
    fact="Multi-AZ needs a replica in each shard and automatic failover; cluster mode always has "
    "automatic failover",
    source=FAILOVER,
    date=DATE,
)
def a_replica_takes_over(spec: Redis) -> Iterator[Problem]:
    if spec.multi_az and spec.replicas_per_shard == 0:
        message = "Multi-AZ needs a replica in each shard, got 0"
        hint = "write 1 or more; for a single node write multi_az: false"
        yield Problem(("replicas_per_shard",), message, hint)
    if spec.automatic_failover is False and (spec.is_cluster or spec.multi_az):
        what = "cluster mode" if spec.is_cluster else "Multi-AZ"
        message = f"{what} needs automatic failover; remove `automatic_failover: false`"
        yield Problem(("automatic_failover",), message)
    if spec.automatic_failover and not spec.is_cluster and spec.replicas_per_shard == 0:
        message = "automatic failover needs a replica; write replicas_per_shard: 1 or more"
        yield Problem(("automatic_failover",), message)


@check(
    "RED005",
    "the parameter family fits the version",
    fact="7.x has redis7, 6.x redis6.x, 5.0.6 redis5.0; Valkey 8.x has valkey8",
    source=redis.FAMILIES_SOURCE,
    date=DATE,
    topics=("redis",),
)
def family_fits(spec: Redis) -> Iterator[Problem]:
    fits, said = redis.family(spec.engine_version, spec.engine), spec.parameter_family
    if said not in {None, fits}:
        message = f"{said} is not the family of {spec.title} {spec.engine_version}; write {fits}"
        yield Problem(("parameter_family",), message, "or remove it; it follows from the version")


@check(
    "RED009",
    "a million operations per second need nodes for which AWS claims them",
    severity=Severity.WARNING,
    fact="AWS claims over a million per second for a node of r7g.4xlarge or larger with 7.1; that "
    "Valkey is as fast is not verified",
    source="https://aws.amazon.com/blogs/database/"
    "achieve-over-500-million-requests-per-second-per-cluster-with-amazon-elasticache-for-redis-7-1/",
    date=DATE,
)
def throughput_is_claimed(spec: Redis) -> Iterator[Problem]:
    wanted = spec.objectives.throughput_operations_per_second or 0
    if wanted < MILLION or _is_fast(spec):
        return
    each = wanted / spec.shards
    message = f"{wanted:,} operations per second: {spec.shards} primaries must do {each:,.0f} each"
    claim = "AWS claims that much only for 7.1 or later on r7g.4xlarge or larger"
    pointer = ("objectives", "throughput_operations_per_second")
    yield Problem(pointer, f"{message}; {claim}", "measure it, and record a decision")


def _is_fast(spec: Redis) -> bool:
    _, family, size = spec.node_type.split(".")
    new = redis.numbers(spec.engine_version)[:2] >= FAST_FROM
    return (
        new
        and family.startswith("r")
        and int(family[1]) >= FAST_FROM[0]
        and (size not in SLOW_SIZES)
    )


@check(
    "RED010",
    "a cache has at most 500 nodes",
    fact="90 nodes are the default, up to 500 on request",
    source=LIMITS,
    date=DATE,
)
def size_is_possible(spec: Redis) -> Iterator[Problem]:
    if spec.nodes > redis.MOST_NODES:
        message = f"{spec.shards} x (1 + {spec.replicas_per_shard}) = {spec.nodes} nodes, but "
        hint = "write fewer shards or replicas, or larger nodes"
        yield Problem(("shards",), f"{message}a cache has at most {redis.MOST_NODES}", hint)


@check(
    "RED107",
    "the engine version can be created",
    also=Severity.WARNING,
    fact="ElastiCache has Redis OSS up to 7.1, and Valkey from 7.2 on",
    source=redis.VERSIONS_SOURCE,
    date=DATE,
    topics=("redis",),
)
def version_exists(spec: Redis) -> Iterator[Problem]:
    known, version = redis.versions(spec.engine), spec.engine_version
    if version in known:
        return
    if spec.engine == "valkey" and _is_later(version, known[-1]):
        read, newest = redis.VALKEY_AS_OF, known[-1]
        message = f"Valkey {version} was not known on {read}; the newest was {newest}"
        hint = f'if ElastiCache has added it since, record a decision; otherwise write "{newest}"'
        yield Problem(("engine_version",), message, hint, severity=Severity.WARNING)
        return
    near = nearest(version, known, 1) or [known[-1]]
    message = f'ElastiCache has no {spec.title} {version}; write "{near[0]}"'
    other = "redis" if spec.engine == "valkey" else "valkey"
    hint = f"it has {', '.join(known)}"
    if version in redis.versions(other):
        hint = f"or write `engine: {other}`, which has {version}"
    yield Problem(("engine_version",), message, hint)


def _is_later(version: str, newest: str) -> bool:
    """Of the newest major or the next; the provider takes no patches of Valkey."""
    has, asked = redis.numbers(newest), redis.numbers(version)
    return len(asked) == len(has) and has < asked < (has[0] + 2,)


@check("RED108", "without cluster mode there is one shard")
def one_shard_without_cluster_mode(spec: Redis) -> Iterator[Problem]:
    if not spec.is_cluster and spec.shards > 1:
        message = f"{spec.shards} shards need cluster mode; write 1, or cluster_mode: enabled"
        yield Problem(("shards",), message)


@check(
    "RED103",
    "the node type is offered in the region",
    also=Severity.WARNING,
    fact="newer types reach regions one after another",
    source=TYPES,
    date=DATE,
    topics=("cache_nodes",),
    dated=True,
)
def type_is_offered(spec: Redis, here: Here) -> Iterator[Problem]:
    offered, name = offers.cache_nodes(here.region), spec.node_type
    if not offered or name in offered:
        return
    guess = near_ones(name, offered)
    if not may_be_a_type(name):
        yield Problem(("node_type",), f"ElastiCache has no node type {name}{guess}")
        return
    hint, known = "if ElastiCache has added it since, record a decision", known_on("cache_nodes")
    if is_a_missing_size(name, offers.everywhere("cache_nodes")):
        guess = near_ones(name, sizes_of_family(name, offered)) or guess
        message = f"ElastiCache had no {name} on {known}{guess}"
        yield Problem(("node_type",), message, hint, dated=True)
    else:
        message = f"{name} was not offered in {here.region} on {known}{guess}"
        yield Problem(("node_type",), message, hint, severity=Severity.WARNING)


SIZE_CHECKS = (
    nodes_add_up,
    memory_is_as_expected,
    a_replica_takes_over,
    family_fits,
    throughput_is_claimed,
    size_is_possible,
    version_exists,
    one_shard_without_cluster_mode,
    type_is_offered,
)
