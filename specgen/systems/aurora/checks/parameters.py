"""Parameters of the cluster and of its instances: which group reads them, and their sizes."""

from collections.abc import Iterator

from specgen.facts import aurora, rds
from specgen.facts import aurora_parameters as facts
from specgen.sdk import Pointer, Problem, Severity, check
from specgen.sdk.aws.rds.checks_mysql_parameters import CONNECTIONS, POOL
from specgen.sdk.aws.rds.checks_parameters import is_formula
from specgen.sdk.aws.rds.checks_postgres_memory import BUFFERS, BYTES_OF_A_BUFFER
from specgen.sdk.aws.rds.numbers import GIB, counted
from specgen.systems.aurora.model import Aurora

READ = "2026-11-30"
OF_MYSQL = f"{aurora.GUIDE}/AuroraMySQL.Reference.ParameterGroups.html"
MOST_CONNECTIONS = 16_000


@check(
    "AUR117",
    "a parameter of the whole cluster is none of its instances",
    fact="the parameter group of an instance has none of the parameters that belong to the whole "
    "cluster, and RDS refuses their names",
    source=f"{aurora.GUIDE}/USER_WorkingWithDBClusterParamGroups.html",
    date=READ,
    dated=True,
)
def groups_have_them(spec: Aurora) -> Iterator[Problem]:
    known = facts.OF_A_POSTGRES_CLUSTER if spec.is_postgres else facts.OF_A_MYSQL_CLUSTER
    for name in spec.instance_parameters:
        if _usual(spec, name) in known:
            message = f"{name} belongs to the whole cluster; write it below `parameters`"
            pointer = ("instance_parameters", name)
            yield Problem(pointer, message, at_key=True, dated=True)


def _usual(spec: Aurora, name: str) -> str:
    """MySQL reads gtid-mode as gtid_mode."""
    return name.lower() if spec.is_postgres else name.replace("-", "_")


@check(
    "AUR118",
    "a parameter is one that Aurora reads",
    severity=Severity.WARNING,
    fact="Aurora MySQL keeps its data in a storage of its own, so parameters of InnoDB's files, "
    "log and writes do not apply to it",
    source=OF_MYSQL,
    date=READ,
)
def parameters_apply(spec: Aurora) -> Iterator[Problem]:
    for key in () if spec.is_postgres else ("parameters", "instance_parameters"):
        for name in getattr(spec, key):
            if _usual(spec, name) in facts.NOT_OF_AURORA_MYSQL:
                message = f"Aurora MySQL does not read {name}; remove it"
                yield Problem((key, name), message, at_key=True)


@check(
    "AUR119",
    "an instance has the memory for its buffers",
    fact="innodb_buffer_pool_size counts bytes, shared_buffers pages of 8 KiB; with more than the "
    "memory the server does not start",
    source=f"{aurora.GUIDE}/CHAP_Troubleshooting.html",
    date=READ,
    topics=("ec2_types",),
)
def buffers_have_memory(spec: Aurora) -> Iterator[Problem]:
    name, unit = (BUFFERS, BYTES_OF_A_BUFFER) if spec.is_postgres else (POOL, 1)
    said, pointer = written(spec, name)
    classes = {one.instance_class for one in spec.instances() if not one.is_serverless}
    known = [(real.memory_gib, c) for c in classes if (real := rds.instance_class(c))]
    if not known:
        return
    memory, smallest = min(known)
    count = counted(said, memory)
    if count is not None and (wanted := count * unit / GIB) >= memory:
        message = f"{name} is {wanted:,.0f} GiB, but {smallest} has {memory:g}; remove it"
        yield Problem(pointer, message, "Aurora takes about three quarters of the memory")


@check(
    "AUR120",
    "a cluster of MySQL admits as many connections as Aurora allows",
    fact="Aurora MySQL allows max_connections up to 16,000",
    source=f"{aurora.GUIDE}/AuroraMySQL.Managing.Performance.html",
    date=READ,
)
def connections_are_in_range(spec: Aurora) -> Iterator[Problem]:
    said, pointer = written(spec, CONNECTIONS)
    if spec.is_postgres or is_formula(said) or not said.isdecimal():
        return
    if not 1 <= int(said) <= MOST_CONNECTIONS:
        instead = 1 if int(said) < 1 else MOST_CONNECTIONS
        message = f"{CONNECTIONS} is 1 to {MOST_CONNECTIONS:,}, got {int(said):,}"
        yield Problem(pointer, f'{message}; write "{instead}"')


def written(spec: Aurora, name: str) -> tuple[str, Pointer]:
    """Value and place of a parameter, "" if there is none; the instances' goes before."""
    for key in ("instance_parameters", "parameters"):
        parameters = getattr(spec, key)
        if name in parameters:
            return parameters[name], (key, name)
    return "", ()


PARAMETER_CHECKS = (
    groups_have_them,
    parameters_apply,
    buffers_have_memory,
    connections_are_in_range,
)
