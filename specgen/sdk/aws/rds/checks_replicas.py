"""Checks of what follows a database or a replica."""

from collections.abc import Iterator
from typing import Any

from specgen.facts.quotas import RDS_MAX_BACKUP_RETENTION_DAYS, SOURCES
from specgen.findings.finding import Problem
from specgen.project.checks.check import check
from specgen.project.here import Here
from specgen.sdk.aws.rds.replicas import followers_of

CREATE = SOURCES["RDS_MAX_BACKUP_RETENTION_DAYS"]
MOST_FOLLOWERS = 15


def names_of(replicas: list[Here]) -> str:
    return ", ".join(f"{r.effective.id} in {r.region}" for r in replicas)


@check(
    "RDS116",
    "at most fifteen replicas follow one source",
    fact="RDS refuses the sixteenth replica of an instance, which can itself be a replica",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/"
    "API_CreateDBInstanceReadReplica.html",
    date="2026-11-29",
)
def followers_are_few(_spec: Any, here: Here) -> Iterator[Problem]:
    count = sum(1 for _ in followers_of(here))
    if count > MOST_FOLLOWERS:
        message = f"{count} replicas follow it, but an instance has at most {MOST_FOLLOWERS}"
        hint = "let some of them follow another replica with `source_replica`"
        yield Problem(("name",), message, hint)


@check(
    "RDS009",
    "automated backups are kept for at most 35 days, and are on if there are replicas",
    fact="35 days is RDS's maximum; a replica is created from a backup of its source",
    source=CREATE,
)
def backups_are_possible(spec: Any, here: Here) -> Iterator[Problem]:
    days, most = spec.backup_retention_days, RDS_MAX_BACKUP_RETENTION_DAYS
    if days > most:
        message = f"{days} days is more than RDS keeps; write {most} or less"
        hint = "to keep copies longer, use AWS Backup: `kind: backup`"
        yield Problem(("backup_retention_days",), message, hint)
    replicas = list(followers_of(here)) if days == 0 else []
    if replicas:
        message = "read replicas need automated backups of their source, got 0 days"
        hint = f"its replicas: {names_of(replicas)}"
        yield Problem(("backup_retention_days",), f"{message}; write 1 or more", hint)
