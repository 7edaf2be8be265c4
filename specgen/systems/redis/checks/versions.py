"""What an engine version, a node type and users rule out together."""

from collections.abc import Iterator

from specgen.facts import redis
from specgen.sdk import Here, Pointer, Problem, check
from specgen.systems.redis.model import Redis
from specgen.systems.redis.model.parameters import POLICY

DOCS = "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg"
READ = "2026-11-29"
NODES_OF_OLD_VERSIONS = 90
MANY_NODES_FROM = (5, 0, 6)
TIERED = "r6gd"
UNTIERED_POLICIES = ("volatile-ttl", "volatile-random", "allkeys-random")


@check(
    "RED119",
    "a cache with users admits no connections without TLS",
    fact="ElastiCache refuses a user group while TLS is only preferred",
    source="https://github.com/cloudposse/terraform-aws-elasticache-redis/issues/239",
    date=READ,
)
def users_require_tls(spec: Redis) -> Iterator[Problem]:
    if spec.use_cases and spec.encryption_in_transit == "preferred":
        message = "use cases have users, and users need TLS on every connection"
        hint = "write encryption_in_transit: required, or remove `use_cases` until clients use TLS"
        yield Problem(("encryption_in_transit",), message, hint)


@check(
    "RED120",
    "the version can prefer TLS without requiring it",
    fact="ElastiCache accepts a mode of TLS from 7.0.5 on; before, TLS is required or off",
    source="https://github.com/cloudposse/terraform-aws-elasticache-redis/pull/231",
    date=READ,
)
def version_can_prefer_tls(spec: Redis) -> Iterator[Problem]:
    if spec.encryption_in_transit == "preferred" and not spec.has_tls_modes:
        message = (
            f"{spec.title} {spec.engine_version} cannot prefer TLS; write required or disabled"
        )
        yield Problem(("encryption_in_transit",), message, 'or write engine_version: "7.0" or more')


@check(
    "RED121",
    "the version has the logs that are exported",
    fact="the slow log came with 6.0, and the engine log with 6.2; an older version refuses them",
    source=f"{DOCS}/Log_Delivery.html",
    date=READ,
)
def version_has_its_logs(spec: Redis, here: Here) -> Iterator[Problem]:
    version = redis.numbers(spec.engine_version)
    having = [name for name in spec.log_exports if version >= redis.LOGS_SINCE[name]]
    missing = [name for name in spec.log_exports if name not in having]
    message = f"{spec.title} {spec.engine_version} exports no {' and no '.join(missing)}"
    said = "log_exports" in here.effective.data
    if missing:
        pointer: Pointer = ("log_exports",) if said else ("engine_version",)
        yield Problem(pointer, f"{message}; write log_exports: [{', '.join(having)}]")


@check(
    "RED122",
    "the version runs on the node type",
    fact="nodes of m6g, r6g and t4g run 5.0.6 and later, those of r6gd 6.2 and later",
    source=f"{DOCS}/CacheNodes.SupportedTypes.html",
    date=READ,
)
def version_runs_there(spec: Redis) -> Iterator[Problem]:
    family = spec.node_type.split(".")[1]
    least = redis.FAMILIES_SINCE.get(family)
    if least is not None and redis.numbers(spec.engine_version) < least:
        said = ".".join(str(part) for part in least)
        message = f"{spec.node_type} runs no {spec.title} {spec.engine_version}"
        yield Problem(("node_type",), f'{message}; write engine_version: "{said}" or later')


@check(
    "RED123",
    "a cache with data tiering has an eviction policy that goes with it",
    fact="nodes of r6gd move values to disk by last use, and support only the policies of lru and "
    "lfu, and noeviction",
    source=f"{DOCS}/data-tiering.html",
    date=READ,
)
def policy_fits_tiering(spec: Redis) -> Iterator[Problem]:
    policy = spec.parameters.get(POLICY, "")
    if spec.node_type.split(".")[1] == TIERED and policy in UNTIERED_POLICIES:
        instead = "allkeys-lru" if policy.startswith("allkeys") else "volatile-lru"
        message = f"{spec.node_type} has data tiering, which does not support {policy}"
        yield Problem(("parameters", POLICY), f"{message}; write {instead}")


@check(
    "RED124",
    "an old version has at most 90 nodes",
    fact="more nodes, on request up to 500, need 5.0.6 or later",
    source=f"{DOCS}/quota-limits.html",
    date=READ,
)
def old_versions_are_small(spec: Redis) -> Iterator[Problem]:
    old = redis.numbers(spec.engine_version) < MANY_NODES_FROM
    if old and NODES_OF_OLD_VERSIONS < spec.nodes <= redis.MOST_NODES:
        message = f"{spec.nodes} nodes, but {spec.title} {spec.engine_version} has at most "
        hint = "or write fewer shards or replicas"
        yield Problem(
            ("engine_version",), f'{message}{NODES_OF_OLD_VERSIONS}; write "5.0.6" or later', hint
        )


VERSION_CHECKS = (
    users_require_tls,
    version_can_prefer_tls,
    version_has_its_logs,
    version_runs_there,
    policy_fits_tiering,
    old_versions_are_small,
)
