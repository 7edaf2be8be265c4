"""Parameters of the engine that do not fit the instance."""

from collections.abc import Iterator

from specgen.facts import rds
from specgen.sdk import Problem, Severity, check
from specgen.sdk.aws.rds import checks_parameters as common
from specgen.sdk.aws.rds.checks_postgres_settings import POSTGRES_SETTING_CHECKS
from specgen.sdk.aws.rds.numbers import GIB, counted, fitting_connections
from specgen.systems.postgres.model import Postgres


@check(
    "RDS111",
    "an instance has the memory for its connections",
    severity=Severity.WARNING,
    fact="by default RDS allows one connection per 9,531,392 bytes of memory, at most 5,000; with "
    "a higher max_connections a busy instance runs out of memory",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html",
    topics=("ec2_types",),
)
def connections_have_memory(spec: Postgres) -> Iterator[Problem]:
    said, fitting = spec.parameters.get("max_connections", ""), fitting_connections(spec)
    if said.isdecimal() and fitting is not None and int(said) > fitting:
        message = f"{said} connections, but {spec.instance_class} has memory for {fitting:,}"
        hint = "write less, or omit it; in an override write `max_connections: null`"
        yield Problem(("parameters", "max_connections"), message, hint)


BYTES_OF_A_BUFFER = 8_192


@check(
    "RDS119",
    "an instance has the memory for its shared buffers",
    fact="shared_buffers counts pages of 8 KiB, which are taken when PostgreSQL starts; with more "
    "than the memory it does not start",
    source=common.PARAMETERS,
    date=common.READ,
    topics=("ec2_types",),
)
def buffers_have_memory(spec: Postgres) -> Iterator[Problem]:
    said, real = spec.parameters.get("shared_buffers", ""), rds.instance_class(spec.instance_class)
    count = counted(said, real.memory_gib) if real is not None else None
    if real is None or count is None:
        return
    wanted = count * BYTES_OF_A_BUFFER / GIB
    if wanted >= real.memory_gib:
        message = f"{count:,.0f} buffers of 8 KiB are {wanted:,.0f} GiB, but"
        has = f"{spec.instance_class} has {real.memory_gib:g}"
        hint = "or omit it: RDS takes a quarter of the memory"
        usual = int(real.memory_gib * GIB / 4 / BYTES_OF_A_BUFFER)
        pointer = ("parameters", "shared_buffers")
        yield Problem(
            pointer,
            f'{message} {has}; write "{usual}"',
            hint,
        )


PARAMETER_CHECKS = (
    connections_have_memory,
    buffers_have_memory,
    common.libraries_are_loaded,
    *common.PARAMETER_CHECKS,
    *POSTGRES_SETTING_CHECKS,
)
