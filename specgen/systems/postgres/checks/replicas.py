"""What read replicas require of their source database."""

from collections import Counter
from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.rds.checks_replicas import backups_are_possible, names_of
from specgen.sdk.aws.rds.replicas import followers_of, is_near, replicas_of
from specgen.systems.postgres.model import Postgres

MANAGED = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html"
FAR = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.XRgn.html"

MOST_FAR_REPLICAS = 5


@check(
    "RDS010",
    "RDS does not manage the password of a database with read replicas",
    fact="a source whose master password RDS manages cannot have replicas",
    source=MANAGED,
)
def replicas_can_be_made(spec: Postgres, here: Here) -> Iterator[Problem]:
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
def few_far_replicas(_spec: Postgres, here: Here) -> Iterator[Problem]:
    far = [r for r in followers_of(here) if not is_near(here, r)]
    if len(far) > MOST_FAR_REPLICAS:
        message = f"{len(far)} replicas in other regions, but AWS guarantees {MOST_FAR_REPLICAS}"
        hint = f"let one follow another of its region with `source_replica`: {names_of(far)}"
        yield Problem(("name",), message, hint)


@check("RDS016", "a database has the expected replicas")
def replicas_are_as_expected(spec: Postgres, here: Here) -> Iterator[Problem]:
    expected = spec.expected_replicas
    if expected is None:
        return
    replicas = list(replicas_of(here))
    hint = f"there are {names_of(replicas)}" if replicas else "no postgres_replica follows it"
    if len(replicas) != expected.count:
        message = f"expected {expected.count} replicas, but the documents create {len(replicas)}"
        yield Problem(("expected_replicas", "count"), message, hint)
    counts = Counter(r.region for r in replicas)
    wrong = {region: n for region, n in counts.items() if n != expected.per_region}
    if expected.per_region is not None and wrong:
        found = ", ".join(f"{n} in {region}" for region, n in sorted(wrong.items()))
        message = f"expected {expected.per_region} replicas per region, but there are {found}"
        yield Problem(("expected_replicas", "per_region"), message, hint)


REPLICA_CHECKS = (
    backups_are_possible,
    replicas_can_be_made,
    few_far_replicas,
    replicas_are_as_expected,
)
