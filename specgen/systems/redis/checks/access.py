"""Who may do what in a cache: TLS, users, their own keys."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from specgen.facts import redis
from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.users import KINDS, users_problems
from specgen.systems.redis.model import DEFAULT_USER, Redis
from specgen.systems.redis.model.parameters import POLICY

DOCS = "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg"
USERS = f"{DOCS}/Clusters.RBAC.html"
IAM = f"{DOCS}/auth-iam.html"
TLS = f"{DOCS}/in-transit-encryption.html"
DATE = "2026-11-24"
IAM_FROM = (7, 0)


@check(
    "RED004",
    "a cache with users has TLS",
    fact="ElastiCache accepts a user group only for caches with encryption in transit",
    source=USERS,
    date=DATE,
)
def users_have_tls(spec: Redis) -> Iterator[Problem]:
    if spec.use_cases and spec.encryption_in_transit == "disabled":
        message = "use cases have users, and users need TLS; write encryption_in_transit: required"
        yield Problem(("encryption_in_transit",), message)


@check(
    "RED109",
    "the engine supports users that log in with IAM",
    fact="IAM authentication needs Redis OSS 7.0 or later, or Valkey",
    source=IAM,
    date=DATE,
)
def engine_knows_iam(spec: Redis) -> Iterator[Problem]:
    if spec.use_cases and redis.numbers(spec.engine_version) < IAM_FROM:
        message = f"Redis {spec.engine_version} has no users that log in with IAM"
        hint = "or remove `use_cases`; then whoever reaches the cache may do everything"
        yield Problem(("engine_version",), f'{message}; write "7.0" or later', hint)


@check(
    "RED113",
    "a cache of a protected environment has users, and requires TLS",
    severity=Severity.WARNING,
    fact="without users, whoever reaches the port may do everything",
    source=USERS,
    date=DATE,
)
def protected_caches_ask(spec: Redis, here: Here) -> Iterator[Problem]:
    if not here.protected:
        return
    if spec.encryption_in_transit != "required" and not spec.use_cases:
        message = f"{here.environment} is protected, but connections without TLS are admitted"
        hint = "write encryption_in_transit: required, or record a decision"
        yield Problem(("encryption_in_transit",), message, hint)
    if not spec.use_cases:
        message = f"{here.environment} is protected, but whoever reaches the cache may do "
        hint = "write `use_cases`, each with its key_prefix"
        yield Problem(("use_cases",), f"{message}everything", hint)


@check(
    "RED118",
    "no use case is called `default`",
    fact="the user group already has a user `default`, which is off",
    source=USERS,
    date=DATE,
)
def default_is_taken(spec: Redis) -> Iterator[Problem]:
    if DEFAULT_USER in spec.use_cases:
        message = f"`{DEFAULT_USER}` is the user of clients that name none; write another name"
        yield Problem(("use_cases", DEFAULT_USER), message, at_key=True)


@check("RED117", "each use case has its own keys", severity=Severity.WARNING)
def prefixes_are_apart(spec: Redis) -> Iterator[Problem]:
    """Reported at the use case that comes later in the document."""
    for (first, one), (second, other) in combinations(spec.use_cases.items(), 2):
        short, long = sorted((one.key_prefix, other.key_prefix), key=len)
        if long.startswith(short):
            message = f"{first} has {one.key_prefix!r}, {second} has {other.key_prefix!r}: "
            what = "one sees the other's keys; write prefixes that do not begin with each other"
            yield Problem(("use_cases", second, "key_prefix"), f"{message}{what}")


@check(
    "RED115",
    "keys expire if the eviction policy needs that",
    severity=Severity.WARNING,
    fact="the policies volatile-* evict only keys with a time to live; when none is left, writes "
    "fail",
    source="https://redis.io/docs/latest/develop/reference/eviction/",
    date=DATE,
)
def keys_expire(spec: Redis) -> Iterator[Problem]:
    policy = spec.parameters.get(POLICY, "volatile-lru")
    for name, use in spec.use_cases.items():
        if policy.startswith("volatile-") and use.ttl_seconds is None:
            message = f"{policy} evicts no key of {name}, because they do not expire"
            hint = f"write ttl_seconds, or {POLICY}: allkeys-lru in `parameters`"
            yield Problem(("use_cases", name), message, hint, at_key=True)


@check("RED131", "a client of a use case is one document, named once")
def clients_are_whole(spec: Redis) -> Iterator[Problem]:
    for name, use in spec.use_cases.items():
        for problem in users_problems({"clients": use.clients}, KINDS):
            yield replace(problem, pointer=("use_cases", name, *problem.pointer))


ACCESS_CHECKS = (
    users_have_tls,
    engine_knows_iam,
    protected_caches_ask,
    default_is_taken,
    prefixes_are_apart,
    keys_expire,
    clients_are_whole,
)
