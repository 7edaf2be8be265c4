"""Checks of what follows a database or a replica."""

from collections.abc import Iterator
from typing import Any

from specgen.findings.finding import Problem
from specgen.project.checks.check import check
from specgen.project.here import Here
from specgen.sdk.aws.rds.replicas import followers_of

MOST_FOLLOWERS = 15


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
