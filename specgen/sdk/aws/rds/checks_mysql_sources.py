"""What an instance of MySQL or MariaDB has to keep for those that follow it."""

from collections.abc import Iterator
from typing import Any

from specgen.findings.finding import Problem, Severity
from specgen.project.checks.check import check
from specgen.project.here import Here
from specgen.sdk.aws.rds.checks_replicas import names_of
from specgen.sdk.aws.rds.replicas import followers_of

DURABLE = ("innodb_flush_log_at_trx_commit", "sync_binlog")


@check(
    "RDS127",
    "a source of replicas writes each transaction to the disk",
    severity=Severity.WARNING,
    fact="with other values than 1 a source that restarts after a fault can lose what its replicas "
    "already have; they then stop or differ from it",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/"
    "USER_ReadRepl.Troubleshooting.html",
    date="2026-11-30",
)
def sources_are_durable(spec: Any, here: Here) -> Iterator[Problem]:
    loose = [name for name in DURABLE if spec.parameters.get(name, "1") != "1"]
    followers = list(followers_of(here)) if loose else []
    for name in loose if followers else ():
        message = f"replicas follow it, but {name} is {spec.parameters[name]}"
        hint = f"its replicas: {names_of(followers)}"
        yield Problem(("parameters", name), f'{message}; write "1", or remove it', hint)
