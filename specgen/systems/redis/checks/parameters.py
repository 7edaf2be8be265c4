"""Parameters of the engine that ElastiCache or Redis refuses, or that stop a cache."""

from collections.abc import Iterator

from specgen.facts import redis
from specgen.sdk import Here, Problem, Severity, check, did_you_mean
from specgen.systems.redis.model import Redis
from specgen.systems.redis.model.parameters import POLICY

READ = "2026-11-29"
EVENTS = "notify-keyspace-events"
EVENT_LETTERS = frozenset("KEg$lshzxetdmnA")
ACKNOWLEDGED = ("min-replicas-to-write", "min-slaves-to-write")
APPENDING = ("appendonly", "appendfsync")
IDLE_SECONDS = 20
KEPT, WINDOW = ("snapshot_retention_days",), ("snapshot_window_utc",)


@check(
    "RED125",
    "the eviction policy is one that the engine has",
    fact="ElastiCache refuses other values of maxmemory-policy",
    source=redis.FAMILIES_SOURCE,
    date=READ,
)
def policy_exists(spec: Redis) -> Iterator[Problem]:
    policy = spec.parameters.get(POLICY)
    if policy is not None and policy not in redis.POLICIES:
        guess = did_you_mean(policy, redis.POLICIES)
        hint = f"there are {', '.join(redis.POLICIES)}"
        yield Problem(("parameters", POLICY), f"{spec.title} has no policy {policy}{guess}", hint)


@check(
    "RED126",
    "idle clients are disconnected after 20 seconds or more, or never",
    fact="ElastiCache refuses a timeout of 1 to 19 seconds; 0 is never",
    source=redis.FAMILIES_SOURCE,
    date=READ,
)
def timeout_is_long(spec: Redis) -> Iterator[Problem]:
    said = spec.parameters.get("timeout", "")
    if said.isdecimal() and 0 < int(said) < IDLE_SECONDS:
        message = f"a timeout is 0 or at least {IDLE_SECONDS} seconds, got {said}"
        yield Problem(("parameters", "timeout"), f'{message}; write "{IDLE_SECONDS}" or "0"')


@check(
    "RED127",
    "a cache appends to no file",
    fact="ElastiCache has no append-only files from 2.8.22 on, and refuses appendonly and "
    "appendfsync",
    source=redis.CREATE_SOURCE,
    date=READ,
)
def nothing_is_appended(spec: Redis) -> Iterator[Problem]:
    for name in APPENDING:
        if name in spec.parameters:
            hint = "replicas and `snapshot_retention_days` keep the data"
            message = f"ElastiCache has no append-only files; remove {name}"
            yield Problem(("parameters", name), message, hint, at_key=True)


@check(
    "RED128",
    "a shard has the replicas that its writes wait for",
    fact="with fewer connected replicas than min-replicas-to-write a primary refuses every write",
    source="https://redis.io/docs/latest/operate/oss_and_stack/management/replication/",
    date=READ,
)
def writes_have_replicas(spec: Redis) -> Iterator[Problem]:
    has = spec.replicas_per_shard
    for name in ACKNOWLEDGED:
        said = spec.parameters.get(name, "")
        if said.isdecimal() and int(said) > has:
            message = f"no write would succeed: {name} is {said}, but replicas_per_shard is {has}"
            yield Problem(("parameters", name), f'{message}; write "{has}" or less')


@check(
    "RED129",
    "events are published to a channel, and have letters that Redis knows",
    also=Severity.WARNING,
    fact="K or E names the channels, the other letters the events; without one of the two nothing "
    "is published",
    source="https://redis.io/docs/latest/develop/pubsub/keyspace-notifications/",
    date=READ,
)
def events_are_known(spec: Redis) -> Iterator[Problem]:
    said, pointer = spec.parameters.get(EVENTS, ""), ("parameters", EVENTS)
    unknown = sorted(set(said) - EVENT_LETTERS)
    if unknown:
        known = "K E g $ l s h z x e t d m n A"
        yield Problem(
            pointer, f"{''.join(unknown)} is no class of events; write letters of {known}"
        )
    elif said and not set(said) & {"K", "E"}:
        message = f"{said} publishes nothing, because it names no channel; write E{said} or K{said}"
        yield Problem(pointer, message, severity=Severity.WARNING)


@check(
    "RED130",
    "a cache with a snapshot window makes snapshots",
    severity=Severity.WARNING,
    fact="with a retention of 0 days ElastiCache makes no automatic snapshots, and the window is "
    "unused",
    source=redis.CREATE_SOURCE,
    date=READ,
)
def window_is_used(spec: Redis, here: Here) -> Iterator[Problem]:
    off = spec.snapshot_retention_days == 0
    if off and spec.snapshot_window_utc and not here.effective.overrides_only(KEPT, WINDOW):
        message = f"no snapshot is made at {spec.snapshot_window_utc}: snapshot_retention_days is 0"
        hint = "write 1 or more, or remove the window"
        yield Problem(WINDOW, message, hint)


@check(
    "RED132",
    "a parameter is one that the engine has",
    fact="ElastiCache refuses the name of a parameter that the family does not have",
    source=redis.FAMILIES_SOURCE,
    date=READ,
    dated=True,
)
def names_exist(spec: Redis) -> Iterator[Problem]:
    """Only slips, because the list is not whole."""
    for name in spec.parameters:
        guess = did_you_mean(name, sorted(redis.PARAMETERS))
        if name not in redis.PARAMETERS and guess:
            message = f"{spec.title} has no parameter `{name}`{guess}"
            yield Problem(("parameters", name), message, at_key=True, dated=True)


PARAMETER_CHECKS = (
    names_exist,
    policy_exists,
    timeout_is_long,
    nothing_is_appended,
    writes_have_replicas,
    events_are_known,
    window_is_used,
)
