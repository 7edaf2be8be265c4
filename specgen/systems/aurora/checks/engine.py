"""What the engine has: logs, TLS, storage."""

from collections.abc import Iterator

from specgen.facts import aurora
from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.rds.mysql_parameters import FILE, LOGS, OUTPUT, REQUIRE_TLS
from specgen.sdk.aws.rds.parameters import FORCE_TLS
from specgen.sdk.aws.rds.tls import tls_problems
from specgen.systems.aurora.checks.parameters import written
from specgen.systems.aurora.model import Aurora

READ = "2026-11-30"
ON, OFF = ("1", "on"), ("0", "off")
LOGS_OF = {
    "postgres": ("iam-db-auth-error", "instance", "postgresql"),
    "mysql": ("audit", "error", "general", "iam-db-auth-error", "instance", "slowquery"),
}


@check(
    "AUR103",
    "a log that is exported is one that the engine writes",
    fact="Aurora PostgreSQL exports instance, postgresql and iam-db-auth-error; Aurora MySQL "
    "audit, error, general, instance, slowquery and iam-db-auth-error",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html",
    date=READ,
)
def logs_are_the_engines(spec: Aurora) -> Iterator[Problem]:
    known = LOGS_OF[spec.engine]
    for i, log in enumerate(spec.log_exports or ()):
        if log not in known:
            message = f"{spec.rds_engine.title} has no log {log}; write some of {', '.join(known)}"
            yield Problem(("log_exports", i), message)


@check(
    "AUR104",
    "a log that is exported is written",
    fact="general and slow queries are written only with general_log or slow_query_log, and to a "
    "file only with log_output FILE; the audit log only with server_audit_logging; `log_exports` "
    "sets all of them",
    source=f"{aurora.GUIDE}/AuroraMySQL.Integrating.CloudWatch.html",
    date=READ,
)
def exported_logs_are_written(spec: Aurora) -> Iterator[Problem]:
    if spec.is_postgres:
        return
    for log, name in ({**LOGS, "audit": "server_audit_logging"}).items():
        value, pointer = written(spec, name)
        if log in spec.exported and pointer and value.lower() not in ON:
            message = f"nothing writes the {log} log that is exported; remove the parameter"
            yield Problem(pointer, message, f"or leave {log} out of `log_exports`")
    output, pointer = written(spec, OUTPUT)
    exported = LOGS.keys() & set(spec.exported)
    if exported and pointer and FILE not in output.upper().split(","):
        message = f"the logs go to a table, which RDS does not export; remove `{OUTPUT}`"
        yield Problem(pointer, message)


@check(
    "AUR105",
    "connections without TLS are refused",
    also=Severity.WARNING,
    fact="rds.force_ssl decides for PostgreSQL, require_secure_transport for MySQL; both belong to "
    "the cluster's parameter group",
    source=f"{aurora.GUIDE}/AuroraPostgreSQL.Security.html",
    date=READ,
)
def tls_is_forced(spec: Aurora, here: Here) -> Iterator[Problem]:
    name = FORCE_TLS if spec.is_postgres else REQUIRE_TLS
    set_to = spec.parameters.get(name)
    fits = set_to is None or set_to.lower() in (ON if spec.require_tls else OFF)
    yield from tls_problems(spec, here, name, fits=fits)


@check(
    "AUR106",
    "storage without charges for requests needs a version that has it",
    fact="Aurora I/O-Optimized needs Aurora PostgreSQL 13.10, 14.7, 15.2 or later, or Aurora MySQL "
    "3.03.1",
    source=f"{aurora.GUIDE}/Concepts.Aurora_Fea_Regions_DB-eng.Feature.storage-type.html",
    date=READ,
)
def storage_is_offered(spec: Aurora) -> Iterator[Problem]:
    offered = aurora.is_io_optimized(spec.rds_engine.name, spec.engine_version)
    if spec.storage_type == "iopt1" and not offered:
        message = f"{spec.rds_engine.title} {spec.engine_version} has no iopt1"
        hint = "or take a newer `engine_version`"
        yield Problem(("storage_type",), f"{message}; write standard", hint)


ENGINE_CHECKS = (
    logs_are_the_engines,
    exported_logs_are_written,
    tls_is_forced,
    storage_is_offered,
)
