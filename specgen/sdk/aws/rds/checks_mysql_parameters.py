"""Parameters of MySQL and MariaDB: their form, and what fits neither instance nor version.

The checks are those of databases and of replicas, whose parameters are their primary's, too.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from specgen.facts import mysql, rds
from specgen.findings.finding import Problem, Severity
from specgen.findings.pointers import Pointer
from specgen.project.checks.check import check
from specgen.project.here import Here
from specgen.sdk.aws.rds.checks_parameters import KEYS
from specgen.sdk.aws.rds.numbers import GIB, counted, fitting_connections

GUIDE = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide"
GROUPS = f"{GUIDE}/USER_ParamValuesRef.html"
LIMITS = f"{GUIDE}/CHAP_Limits.html"
READ = "2026-11-30"

CONNECTIONS, POOL = "max_connections", "innodb_buffer_pool_size"
MOST_CONNECTIONS = 100_000
_WITH_UNIT = re.compile(r"(?P<number>[0-9]+) ?(?P<unit>[kmgt])(i?b)?", re.IGNORECASE)
_BYTES = {"k": 2**10, "m": 2**20, "g": 2**30, "t": 2**40}
_USUAL_POOL = 0.75


@check(
    "MYS105",
    "a size among the parameters is a number of bytes",
    fact="RDS accepts a plain number or a formula; the suffixes of my.cnf, such as 8G, it refuses",
    source=GROUPS,
    date=READ,
)
def sizes_have_no_unit(spec: Any) -> Iterator[Problem]:
    for key, name, value in variables_of(spec):
        found = _WITH_UNIT.fullmatch(value)
        if found is not None:
            number = int(found["number"]) * _BYTES[found["unit"].lower()]
            message = f'RDS reads {name} as a number of bytes, got {value}; write "{number}"'
            yield Problem((key, name), message)


def variables_of(spec: Any) -> Iterator[tuple[str, str, str]]:
    """Key of the document, name, value; nothing of another engine than MySQL or MariaDB."""
    if not getattr(spec, "is_postgres", False):
        for key in KEYS:
            parameters: Mapping[str, str] = getattr(spec, key, {})
            yield from ((key, name, value) for name, value in parameters.items())


@check(
    "MYS106",
    "a database admits as many connections as RDS allows",
    fact="RDS accepts max_connections from 1 to 100,000 for MySQL and MariaDB",
    source=LIMITS,
    date=READ,
)
def connections_are_in_range(spec: Any) -> Iterator[Problem]:
    said = spec.parameters.get(CONNECTIONS, "")
    if said.isdecimal() and not 1 <= int(said) <= MOST_CONNECTIONS:
        instead = 1 if int(said) < 1 else MOST_CONNECTIONS
        message = f"{CONNECTIONS} is 1 to {MOST_CONNECTIONS:,}, got {int(said):,}"
        yield Problem(("parameters", CONNECTIONS), f'{message}; write "{instead}"')


def _pointer(spec: Any, name: str) -> Pointer | None:
    """None if neither the parameter nor the class is its own: another document is wrong."""
    if name in spec.parameters:
        return ("parameters", name)
    return ("instance_class",) if spec.instance_class else None


@check(
    "MYS107",
    "an instance has the memory for its connections",
    severity=Severity.WARNING,
    fact="by default RDS allows one connection per 12,582,880 bytes of memory; with a higher "
    "max_connections a busy instance runs out of memory",
    source=LIMITS,
    date=READ,
    topics=("ec2_types",),
)
def connections_have_memory(spec: Any, here: Here) -> Iterator[Problem]:
    whole, pointer = spec.instance_in(here), _pointer(spec, CONNECTIONS)
    if whole is None or pointer is None:
        return
    said, fitting = whole.parameters.get(CONNECTIONS, ""), fitting_connections(whole)
    in_range = said.isdecimal() and int(said) <= MOST_CONNECTIONS
    if in_range and fitting is not None and int(said) > fitting:
        message = f"{said} connections, but {whole.instance_class} has memory for {fitting:,}"
        hint = "write less, or omit it; in an override write `max_connections: null`"
        if pointer == ("instance_class",):
            instead = f'write `parameters: {{{CONNECTIONS}: "{fitting}"}}`'
            message, hint = f"its primary sets {message}; {instead}", "or take a larger class"
        yield Problem(pointer, message, hint)


@check(
    "MYS108",
    "an instance has the memory for its buffer pool",
    fact="innodb_buffer_pool_size counts bytes, and RDS takes three quarters of the memory; with "
    "all of it the server does not start, and the instance stays in incompatible-parameters",
    source=f"{GUIDE}/CHAP_Troubleshooting.html",
    date=READ,
    topics=("ec2_types",),
)
def pool_has_memory(spec: Any, here: Here) -> Iterator[Problem]:
    whole, pointer = spec.instance_in(here), _pointer(spec, POOL)
    if whole is None or pointer is None:
        return
    said, real = whole.parameters.get(POOL, ""), rds.instance_class(whole.instance_class)
    wanted = counted(said, real.memory_gib) if real is not None else None
    if real is None or wanted is None:
        return
    memory = int(real.memory_gib * GIB)
    if wanted >= memory:
        usual = int(memory * _USUAL_POOL)
        has = f"{wanted / GIB:,.0f} GiB, but {whole.instance_class} has {real.memory_gib:g}"
        if pointer == ("instance_class",):
            message = f"its primary's buffer pool is {has}"
            instead = f'write `parameters: {{{POOL}: "{usual}"}}`'
            yield Problem(pointer, f"{message}; {instead}", "or take a larger class")
        else:
            hint = "or omit it: RDS takes three quarters of the memory"
            yield Problem(pointer, f'the buffer pool is {has}; write "{usual}"', hint)


@check(
    "MYS109",
    "a parameter is one that the version has",
    fact="RDS refuses a parameter that the family lacks; MySQL 8.0 removed the query cache, "
    "8.4 expire_logs_days and default_authentication_plugin",
    source="https://dev.mysql.com/doc/refman/8.4/en/added-deprecated-removed.html",
    date=READ,
)
def parameters_exist(spec: Any, here: Here) -> Iterator[Problem]:
    whole = spec.instance_in(here) if hasattr(spec, "instance_in") else spec
    major = _of_mysql(whole) if whole is not None else ""
    gone = mysql.removed(tuple(int(part) for part in major.split("."))) if major else {}
    for key, name, _ in variables_of(spec):
        if name in gone:
            instead = f"write {gone[name]} instead" if gone[name] else "remove it"
            message = f"MySQL {major} has no parameter {name}; {instead}"
            yield Problem((key, name), message, at_key=True)


def _of_mysql(whole: Any) -> str:
    """The major version of MySQL, which begins Aurora's; empty for another engine."""
    match whole.rds_engine.name:
        case "mysql":
            return str(whole.major_version)
        case "aurora-mysql":
            return ".".join(re.findall("[0-9]+", whole.engine_version)[:2])
    return ""


MYSQL_PARAMETER_CHECKS = (
    sizes_have_no_unit,
    connections_are_in_range,
    connections_have_memory,
    pool_has_memory,
    parameters_exist,
)
