"""Checks of what follows a database or a replica."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from specgen.facts.quotas import RDS_MAX_BACKUP_RETENTION_DAYS, SOURCES
from specgen.findings.finding import Problem, Severity
from specgen.project.checks.check import check
from specgen.project.here import Here
from specgen.sdk.aws.rds.replicas import followers_of, is_near, line_of, replicas_of

CREATE = SOURCES["RDS_MAX_BACKUP_RETENTION_DAYS"]
MOST_FOLLOWERS = 15
MANAGED = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html"
FAR = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.XRgn.html"

MOST_FAR_REPLICAS = 5


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


@check(
    "RDS010",
    "RDS does not manage the password of a database with read replicas",
    fact="a source whose master password RDS manages cannot have replicas",
    source=MANAGED,
)
def replicas_can_be_made(spec: Any, here: Here) -> Iterator[Problem]:
    replicas = list(followers_of(here))
    if replicas and spec.master_password == "rds_managed":  # noqa: S105  the way
        message = "read replicas cannot be created while RDS manages the master password"
        hint = f"and name the secret as `master_secret`; its replicas: {names_of(replicas)}"
        pointer = ("master_password",)
        yield Problem(pointer, f"{message}; write master_password: secret", hint)


@check(
    "RDS013",
    "a database has at most five replicas in other regions",
    severity=Severity.WARNING,
    fact="AWS guarantees no more: each takes an entry of an access list that replication shares",
    source=FAR,
    date="2026-11-24",
)
def few_far_replicas(_spec: Any, here: Here) -> Iterator[Problem]:
    far = [r for r in followers_of(here) if not is_near(here, r)]
    if len(far) > MOST_FAR_REPLICAS:
        message = f"{len(far)} replicas in other regions, but AWS guarantees {MOST_FAR_REPLICAS}"
        hint = f"let one follow another of its region with `source_replica`: {names_of(far)}"
        yield Problem(("name",), message, hint)


@check("RDS016", "a database has the expected replicas")
def replicas_are_as_expected(spec: Any, here: Here) -> Iterator[Problem]:
    expected = spec.expected_replicas
    if expected is None:
        return
    replicas, kind = list(replicas_of(here)), line_of(here).replica.name
    hint = f"there are {names_of(replicas)}" if replicas else f"no {kind} follows it"
    if len(replicas) != expected.count:
        message = f"expected {expected.count} replicas, but the documents create {len(replicas)}"
        yield Problem(("expected_replicas", "count"), message, hint)
    counts = Counter(r.region for r in replicas)
    wrong = {region: n for region, n in counts.items() if n != expected.per_region}
    if expected.per_region is not None and wrong:
        found = ", ".join(f"{n} in {region}" for region, n in sorted(wrong.items()))
        message = f"expected {expected.per_region} replicas per region, but there are {found}"
        yield Problem(("expected_replicas", "per_region"), message, hint)


DATABASE_REPLICA_CHECKS = (
    backups_are_possible,
    replicas_can_be_made,
    few_far_replicas,
    replicas_are_as_expected,
    followers_are_few,
)
