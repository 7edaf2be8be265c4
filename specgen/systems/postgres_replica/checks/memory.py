"""Whether a replica has the shared memory of its primary."""

from collections.abc import Iterator
from typing import Any

from specgen.sdk import Here, Problem, check
from specgen.sdk.aws.rds.numbers import most_connections
from specgen.sdk.aws.rds.replicas import primary_of
from specgen.systems.postgres_replica.model import PostgresReplica

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


MEMORY_CHECKS = (shared_memory_is_enough,)
