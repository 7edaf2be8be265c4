"""Logs and insights of MySQL and MariaDB, of databases and of replicas."""

from collections.abc import Iterator
from typing import Any

from specgen.findings.finding import Problem, Severity
from specgen.findings.pointers import Pointer
from specgen.project.checks.check import check
from specgen.project.here import Here
from specgen.sdk.aws.rds.mysql_parameters import FILE, LOGS, OUTPUT, is_on

GUIDE = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide"
READ = "2026-11-30"
TOO_SMALL = ("db.t2.micro", "db.t2.small", "db.t3.micro", "db.t3.small", "db.t4g.micro")
SMALL = frozenset((*TOO_SMALL, "db.t4g.small"))


@check(
    "MYS104",
    "Performance Insights is on only if the class has it",
    fact="RDS for MySQL and MariaDB has it on no micro or small class of t2, t3 and t4g",
    source="https://github.com/awsdocs/amazon-rds-user-guide/issues/188",
    date=READ,
)
def insights_are_offered(spec: Any, here: Here) -> Iterator[Problem]:
    whole = spec.instance_in(here)
    own = [key for key in ("instance_class", "performance_insights") if getattr(spec, key)]
    if whole and own and whole.performance_insights.enabled and whole.instance_class in SMALL:
        engine = whole.rds_engine.title
        message = f"{whole.instance_class} has no Performance Insights with {engine}"
        hint = "or take a larger class, such as db.t4g.medium"
        instead = "write `performance_insights: {enabled: false}`"
        yield Problem((own[0],), f"{message}; {instead}", hint)


@check(
    "MYS111",
    "a log that is exported is written",
    fact="general and slow queries are written only with general_log or slow_query_log, and to a "
    "file only with log_output FILE; `log_exports` sets all three",
    source=f"{GUIDE}/USER_LogAccess.MySQLDB.PublishtoCloudWatchLogs.html",
    date=READ,
)
def exported_logs_are_written(spec: Any, here: Here) -> Iterator[Problem]:
    whole = spec.instance_in(here)
    exported = [log for log in LOGS if whole and log in whole.exported]
    for log in exported:
        value = whole.parameters.get(LOGS[log])
        pointer = _pointer(spec, LOGS[log], log)
        if value is not None and pointer and not is_on(value):
            message = f"nothing writes the {log} log that `log_exports` names"
            yield Problem(pointer, f"{message}; {_advice(pointer, log)}", _other(pointer, log))
    value = whole.parameters.get(OUTPUT, FILE) if whole else FILE
    pointer = _pointer(spec, OUTPUT, *exported)
    if exported and pointer and FILE not in value.upper().split(","):
        message = f"{' and '.join(exported)} go to a table, which RDS does not export"
        own = pointer == ("parameters", OUTPUT)
        instead = f"remove `{OUTPUT}`, or write {FILE}"
        inherited = f"its primary sets `{OUTPUT}`: write `parameters: {{{OUTPUT}: {FILE}}}`"
        yield Problem(pointer, f"{message}; {instead if own else inherited}")


def _pointer(spec: Any, name: str, *logs: str) -> Pointer | None:
    """The parameter, or the log of a replica whose primary sets the parameter, if it is its own."""
    if name in spec.parameters:
        return ("parameters", name)
    own = tuple(spec.log_exports or ())
    return next((("log_exports", own.index(log)) for log in logs if log in own), None)


def _advice(pointer: Pointer, log: str) -> str:
    if pointer[0] == "parameters":
        return "remove the parameter"
    return f'its primary turns it off: write `parameters: {{{LOGS[log]}: "1"}}`'


def _other(pointer: Pointer, log: str) -> str:
    return f"or remove {log} from `log_exports`" if pointer[0] == "parameters" else "or remove it"


@check(
    "MYS112",
    "the general log of a protected environment is not written",
    severity=Severity.WARNING,
    fact="it has every statement with its values, in clear text, and slows a busy database down",
    source=f"{GUIDE}/USER_LogAccess.MySQL.LogFileSize.html",
    date=READ,
)
def statements_are_not_logged(spec: Any, here: Here) -> Iterator[Problem]:
    exports = spec.log_exports or ()
    if here.protected and "general" in exports:
        message = "every statement goes to CloudWatch with its values; remove it"
        hint = "slowquery has the slow ones, audit those who log in; or record a decision"
        yield Problem(("log_exports", exports.index("general")), message, hint)


MYSQL_SETTING_CHECKS = (insights_are_offered, exported_logs_are_written, statements_are_not_logged)
