"""Exported logs of a database of any engine."""

from collections.abc import Iterator
from typing import Any

from specgen.findings.finding import Problem, Severity
from specgen.project.checks.check import check
from specgen.project.here import Here

_OF_IAM = "iam-db-auth-error"


@check(
    "RDS133",
    "the log of IAM logins is exported only if IAM roles log in",
    severity=Severity.WARNING,
    fact="iam-db-auth-error has the logins that IAM refused; without IAM authentication there are "
    "none",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/"
    "UsingWithRDS.IAMDBAuth.Troubleshooting.html",
    date="2026-11-30",
)
def refused_logins_happen(spec: Any, here: Here) -> Iterator[Problem]:
    whole = spec.instance_in(here) if hasattr(spec, "instance_in") else spec
    database = getattr(whole, "primary", whole)
    exports = tuple(spec.log_exports or ())
    if _OF_IAM in exports and database is not None and not database.iam_authentication:
        message = f"nothing writes {_OF_IAM} without IAM authentication; remove it"
        of = "" if database is whole else " at its primary"
        hint = f"or write iam_authentication: true{of}"
        yield Problem(("log_exports", exports.index(_OF_IAM)), message, hint)


LOG_CHECKS = (refused_logins_happen,)
