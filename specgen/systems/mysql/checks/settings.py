"""What keys set as parameters: TLS and logs; and parameters that say otherwise."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.rds.mysql_parameters import FILE, LOGS, OUTPUT, REQUIRE_TLS
from specgen.sdk.aws.rds.tls import tls_problems
from specgen.systems.mysql.model import Mysql

GUIDE = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide"
READ = "2026-11-30"
ON, OFF = ("1", "on"), ("0", "off")


def _is(value: str, words: tuple[str, ...]) -> bool:
    return value.lower() in words


@check(
    "MYS110",
    "connections without TLS are refused",
    also=Severity.WARNING,
    fact="require_secure_transport decides; it is off by default in MySQL up to 8.4 and in MariaDB "
    "up to 11.4",
    source=f"{GUIDE}/mysql-ssl-connections.require-ssl.html",
    date=READ,
)
def tls_is_forced(spec: Mysql, here: Here) -> Iterator[Problem]:
    set_to = spec.parameters.get(REQUIRE_TLS)
    fits = set_to is None or _is(set_to, ON if spec.require_tls else OFF)
    yield from tls_problems(spec, here, REQUIRE_TLS, fits=fits)


@check(
    "MYS111",
    "a log that is exported is written",
    fact="general and slow queries are written only with general_log or slow_query_log, and to a "
    "file only with log_output FILE; `log_exports` sets all three",
    source=f"{GUIDE}/USER_LogAccess.MySQLDB.PublishtoCloudWatchLogs.html",
    date=READ,
)
def exported_logs_are_written(spec: Mysql) -> Iterator[Problem]:
    exported = [log for log in LOGS if log in spec.log_exports]
    for log in exported:
        told = spec.parameters.get(LOGS[log])
        if told is not None and not _is(told, ON):
            message = f"nothing writes the {log} log that `log_exports` names; remove the parameter"
            yield Problem(("parameters", LOGS[log]), message, f"or remove {log} from `log_exports`")
    told = spec.parameters.get(OUTPUT, FILE)
    if exported and FILE not in told.upper().split(","):
        message = f"{' and '.join(exported)} go to a table, which RDS does not export"
        yield Problem(("parameters", OUTPUT), f"{message}; remove `{OUTPUT}`, or write {FILE}")


@check(
    "MYS112",
    "the general log of a protected environment is not written",
    severity=Severity.WARNING,
    fact="it has every statement with its values, in clear text, and slows a busy database down",
    source=f"{GUIDE}/USER_LogAccess.MySQL.LogFileSize.html",
    date=READ,
)
def statements_are_not_logged(spec: Mysql, here: Here) -> Iterator[Problem]:
    if here.protected and "general" in spec.log_exports:
        index = spec.log_exports.index("general")
        message = "every statement goes to CloudWatch with its values; remove it"
        hint = "slowquery has the slow ones, audit those who log in; or record a decision"
        yield Problem(("log_exports", index), message, hint)


SETTING_CHECKS = (tls_is_forced, exported_logs_are_written, statements_are_not_logged)
