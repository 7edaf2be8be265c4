"""Operation: windows, parameters, availability."""

from collections.abc import Iterator

from specgen.facts.redis import CREATE_SOURCE, FAMILIES_SOURCE
from specgen.sdk import Problem, Severity, check
from specgen.sdk.aws.schedule import windows
from specgen.systems.redis.model import Redis
from specgen.systems.redis.model.parameters import SET_BY_KEYS

DATE = "2026-11-24"
SHORTEST_WINDOW_MINUTES = 60
SLA_PERCENT = 99.9


@check(
    "RED111",
    "the windows of snapshots and maintenance do not overlap",
    fact="ElastiCache refuses it",
    source=CREATE_SOURCE,
    date=DATE,
)
def windows_are_apart(spec: Redis) -> Iterator[Problem]:
    snapshots, maintenance = spec.snapshot_window_utc, spec.maintenance_window_utc
    if snapshots and maintenance and windows.overlap(snapshots, maintenance):
        message = f"{maintenance} overlaps the daily snapshot window {snapshots}"
        yield Problem(("maintenance_window_utc",), f"{message}; move one of the two")


@check(
    "RED112",
    "a window lasts at least an hour",
    fact="ElastiCache refuses shorter ones",
    source=CREATE_SOURCE,
    date=DATE,
)
def windows_are_long(spec: Redis) -> Iterator[Problem]:
    lengths: dict[str, int] = {}
    if spec.snapshot_window_utc:
        lengths["snapshot_window_utc"] = windows.backup_length(spec.snapshot_window_utc)
    if spec.maintenance_window_utc:
        lengths["maintenance_window_utc"] = windows.maintenance_span(spec.maintenance_window_utc)[1]
    for key, minutes in lengths.items():
        if minutes < SHORTEST_WINDOW_MINUTES:
            yield Problem((key,), f"this window lasts {minutes} minutes; write 60 or more")


@check(
    "RED110",
    "a parameter that a key of the document sets is not in `parameters`",
    fact="cluster-enabled must fit the shards, and the reserve is part of the sum of memory",
    source=FAMILIES_SOURCE,
    date=DATE,
)
def parameters_are_set_once(spec: Redis) -> Iterator[Problem]:
    for name in spec.parameters:
        if name in SET_BY_KEYS:
            message = f"`{SET_BY_KEYS[name]}` sets {name}; remove it here"
            yield Problem(("parameters", name), message)


@check(
    "RED116",
    "an availability that AWS promises only with Multi-AZ has Multi-AZ",
    severity=Severity.WARNING,
    fact="the service level agreement is 99.99 % with Multi-AZ and automatic failover, otherwise "
    "less",
    source="https://aws.amazon.com/elasticache/sla/",
    date=DATE,
)
def availability_is_promised(spec: Redis) -> Iterator[Problem]:
    wanted = spec.objectives.availability_percent or 0
    if wanted > SLA_PERCENT and not spec.multi_az:
        message = f"AWS promises {wanted:g} % only with Multi-AZ; write multi_az: true"
        hint = "with a replica in each shard, or a lower objective"
        yield Problem(("objectives", "availability_percent"), message, hint)


OPERATION_CHECKS = (
    windows_are_apart,
    windows_are_long,
    parameters_are_set_once,
    availability_is_promised,
)
