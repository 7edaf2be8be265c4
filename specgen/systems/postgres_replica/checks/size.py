"""Whether a replica is as large as the instance it follows."""

from collections.abc import Iterator
from typing import Any

from specgen.facts import rds
from specgen.facts.quotas import RDS_AUTOSCALING_MIN_CEILING_PERCENT, RDS_GP3_GIB_RANGE
from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.rds.numbers import most_connections
from specgen.sdk.aws.rds.replicas import primary_of, source_of
from specgen.systems.postgres_replica.model import PostgresReplica
from specgen.systems.postgres_replica.model.settings import class_of

GUIDE = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide"
REPLICAS = f"{GUIDE}/USER_ReadRepl.html"
STANDBY = "https://www.postgresql.org/docs/current/hot-standby.html#HOT-STANDBY-ADMIN"
READ = "2026-11-24"

SHARED = (
    "max_connections",
    "max_locks_per_transaction",
    "max_prepared_transactions",
    "max_wal_senders",
    "max_worker_processes",
)


@check(
    "RDS017",
    "a replica is as large as its source",
    severity=Severity.WARNING,
    fact="AWS advises the same class and storage: a smaller replica lags behind under heavy "
    "writes, and cannot take over",
    source=REPLICAS,
    date=READ,
)
def replica_is_large(spec: PostgresReplica, here: Here) -> Iterator[Problem]:
    source = source_of(here)
    wanted = class_of(source) if source else None
    if source is None or wanted is None or spec.instance_class is None:
        return
    own, other = rds.instance_class(spec.instance_class), rds.instance_class(wanted)
    if own and other and (own.memory_gib < other.memory_gib or own.vcpu < other.vcpu):
        has, had = (f"{one.vcpu} vCPU and {one.memory_gib:g} GiB" for one in (own, other))
        message = f"{spec.instance_class} has {has}, but the {wanted} of its source has {had}"
        hint = f"remove it to use {wanted}, like {source.effective.id}; or record a decision"
        yield Problem(("instance_class",), message, hint)


@check(
    "RDS018",
    "the storage of a replica grows as far as its primary's",
    fact="storage grows separately on each of them; a full replica stops following",
    source=f"{GUIDE}/USER_PIOPS.Autoscaling.html",
    date=READ,
)
def storage_grows_as_far(spec: PostgresReplica, here: Here) -> Iterator[Problem]:
    primary = primary_of(here)
    if primary is None or spec.storage_maximum_gib is None:
        return
    told = primary.spec.storage
    room = -(-told.allocated_gib * RDS_AUTOSCALING_MIN_CEILING_PERCENT // 100)
    least = told.maximum_gib or min(room, RDS_GP3_GIB_RANGE[1])
    if spec.storage_maximum_gib < least:
        message = f"{spec.storage_maximum_gib} GiB is less than the {least} GiB of its primary"
        hint = f"or remove it; it defaults to {primary.effective.id}'s"
        yield Problem(("storage_maximum_gib",), f"{message}; write {least} or more", hint)


@check(
    "RDS020",
    "parameters that size shared memory are not below the primary's",
    fact="a standby with less than the primary stops answering, then stops following: "
    "max_connections, max_locks_per_transaction, max_prepared_transactions, max_wal_senders, "
    "max_worker_processes",
    source=STANDBY,
    date=READ,
)
def shared_memory_is_enough(spec: PostgresReplica, here: Here) -> Iterator[Problem]:
    """Checked only if both numbers are known; RDS's own defaults are not."""
    primary = primary_of(here)
    for name in SHARED if primary else ():
        own, least = _number(spec.parameters.get(name)), _of_primary(name, primary)
        if own is not None and least is not None and own < least:
            message = f"{name} {own} is below the {least} of its primary"
            hint = "or remove it; it defaults to the primary's"
            yield Problem(("parameters", name), f'{message}; write "{least}" or more', hint)


def _of_primary(name: str, primary: Any) -> int | None:
    if name == "max_connections":
        return most_connections(primary.spec)
    return _number(primary.spec.parameters.get(name))


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdecimal() else None


SIZE_CHECKS = (replica_is_large, storage_grows_as_far, shared_memory_is_enough)
