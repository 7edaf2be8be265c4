"""Parameters that must fit those of the instance that a replica follows."""

from collections.abc import Iterator, Mapping

from specgen.sdk import Here, Pointer, Problem, Severity, check
from specgen.sdk.aws.rds.mysql_parameters import REQUIRE_TLS, is_off, is_on
from specgen.sdk.aws.rds.replicas import primary_of, source_of
from specgen.systems.mysql_replica.model import MysqlReplica

GUIDE = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide"
READ = "2026-11-30"

READ_ONLY, PACKET, CASE = "read_only", "max_allowed_packet", "lower_case_table_names"
GTID = ("gtid-mode", "gtid_mode")
"""RDS calls it by the first name, MySQL by the second."""
WITH_GTID = ("ON", "ON_PERMISSIVE")
"""Modes in which new transactions have an id; `OFF` is RDS's default up to MySQL 8.0."""


def _pointer(spec: MysqlReplica, *names: str) -> Pointer:
    """The parameter, or the source that it has the parameter from."""
    own = next((name for name in names if name in spec.parameters), None)
    if own is not None:
        return ("parameters", own)
    return ("source_replica",) if spec.source_replica else ("source",)


@check(
    "MYR101",
    "a replica refuses connections without TLS if its primary does",
    fact="require_secure_transport decides on each instance by its own parameter group",
    source=f"{GUIDE}/mysql-ssl-connections.require-ssl.html",
    date=READ,
)
def tls_is_its_primarys(spec: MysqlReplica, here: Here) -> Iterator[Problem]:
    primary, value = primary_of(here), spec.parameters.get(REQUIRE_TLS)
    if primary is None or value is None:
        return
    wanted = "1" if primary.spec.require_tls else "0"
    if not (is_on(value) if primary.spec.require_tls else is_off(value)):
        message = f"{REQUIRE_TLS} is {wanted} on {primary.effective.id}, got {value}"
        hint = "`require_tls` of the primary sets it"
        yield Problem(("parameters", REQUIRE_TLS), f"{message}; remove it", hint)


@check(
    "MYR102",
    "nobody writes to a replica",
    severity=Severity.WARNING,
    fact="read_only is on by default on a replica; what is written there can differ from the "
    "source, and replication then stops",
    source=f"{GUIDE}/USER_MySQL.Replication.ReadReplicas.Updates.html",
    date=READ,
)
def replica_is_read_only(spec: MysqlReplica, here: Here) -> Iterator[Problem]:
    whole = spec.instance_in(here)
    said = whole.parameters.get(READ_ONLY) if whole else None
    if said is None or not is_off(said):
        return
    pointer = _pointer(spec, READ_ONLY)
    if pointer == ("parameters", READ_ONLY):
        message = f"clients can write to it, because {READ_ONLY} is {said}; remove the parameter"
        yield Problem(
            pointer, message, "or record a decision until the index that needs it is made"
        )
    else:
        message = f"clients can write to it, because its primary sets {READ_ONLY} {said}"
        instead = f'write `parameters: {{{READ_ONLY}: "1"}}`'
        yield Problem(pointer, f"{message}; {instead}", "or remove it from the primary")


@check(
    "MYR103",
    "a replica takes packets that are as large as its source's",
    fact="replication stops at the first change that is larger than max_allowed_packet of the "
    "replica",
    source=f"{GUIDE}/USER_ReadRepl.Troubleshooting.html",
    date=READ,
)
def packets_are_as_large(spec: MysqlReplica, here: Here) -> Iterator[Problem]:
    """Checked only if both numbers are written; defaults differ by version."""
    whole, source = spec.instance_in(here), source_of(here)
    other = source.spec.instance_in(source) if source else None
    if whole is None or source is None or other is None:
        return
    own, least = whole.parameters.get(PACKET, ""), other.parameters.get(PACKET, "")
    if own.isdecimal() and least.isdecimal() and int(own) < int(least):
        message = f"{PACKET} {own} is below the {least} of {source.effective.id}"
        if PACKET in spec.parameters:
            yield Problem(("parameters", PACKET), f'{message}; write "{least}" or more')
        else:
            instead = f'write `parameters: {{{PACKET}: "{least}"}}`'
            yield Problem(_pointer(spec), f"{message}; {instead}")


@check(
    "MYR104",
    "a replica reads the transaction ids that its source writes",
    fact="with gtid-mode ON a replica takes only transactions that have an id, with OFF only those "
    "without one; the permissive modes take both",
    source=f"{GUIDE}/mysql-replication-gtid.html",
    date=READ,
)
def transactions_have_the_same_ids(spec: MysqlReplica, here: Here) -> Iterator[Problem]:
    """Checked only if both modes are written; MariaDB has no such parameter."""
    whole, source = spec.instance_in(here), source_of(here)
    other = source.spec.instance_in(source) if source else None
    own = _gtid_mode(whole.parameters) if whole else None
    theirs = _gtid_mode(other.parameters) if other else None
    if source is None or own is None or theirs is None:
        return
    refused = "OFF" if theirs in WITH_GTID else "ON"
    if own == refused:
        message = f"{GTID[0]} {own} takes no change of {source.effective.id}, which has {theirs}"
        instead = f"write {theirs}, or {refused}_PERMISSIVE"
        yield Problem(_pointer(spec, *GTID), f"{message}; {instead}")


def _gtid_mode(parameters: Mapping[str, str]) -> str | None:
    found = next((parameters[name] for name in GTID if name in parameters), None)
    return found.upper() if found is not None else None


@check(
    "MYR105",
    "a replica treats the case of names as its primary does",
    fact="with another lower_case_table_names changes of tables and databases miss their names, "
    "and replication can stop",
    source="https://dev.mysql.com/doc/refman/8.4/en/replication-features-variables.html",
    date=READ,
)
def names_have_the_same_case(spec: MysqlReplica, here: Here) -> Iterator[Problem]:
    primary, value = primary_of(here), spec.parameters.get(CASE)
    if primary is None or value is None:
        return
    wanted = primary.spec.parameters.get(CASE, "0")
    if value != wanted:
        message = f"{CASE} is {wanted} on {primary.effective.id}, got {value}"
        yield Problem(("parameters", CASE), f"{message}; remove it", "it defaults to the primary's")


REPLICATION_CHECKS = (
    tls_is_its_primarys,
    replica_is_read_only,
    packets_are_as_large,
    transactions_have_the_same_ids,
    names_have_the_same_case,
)
