"""Parameters of PostgreSQL that need memory, of databases and of replicas."""

from collections.abc import Iterator
from typing import Any

from specgen.facts import rds
from specgen.findings.finding import Problem, Severity
from specgen.findings.pointers import Pointer
from specgen.project.checks.check import check
from specgen.project.here import Here
from specgen.sdk.aws.rds import checks_parameters as common
from specgen.sdk.aws.rds.numbers import GIB, counted, fitting_connections

CONNECTIONS, BUFFERS = "max_connections", "shared_buffers"
BYTES_OF_A_BUFFER = 8_192


@check(
    "RDS111",
    "an instance has the memory for its connections",
    severity=Severity.WARNING,
    fact="by default RDS allows one connection per 9,531,392 bytes of memory, at most 5,000; with "
    "a higher max_connections a busy instance runs out of memory",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html",
    topics=("ec2_types",),
)
def connections_have_memory(spec: Any, here: Here) -> Iterator[Problem]:
    """Of a replica only what it sets itself, because it may have no fewer than its primary."""
    whole = spec.instance_in(here)
    said = spec.parameters.get(CONNECTIONS, "")
    fitting = fitting_connections(whole) if whole is not None else None
    if said.isdecimal() and fitting is not None and int(said) > fitting:
        message = f"{said} connections, but {whole.instance_class} has memory for {fitting:,}"
        hint = "write less, or omit it; in an override write `max_connections: null`"
        yield Problem(("parameters", CONNECTIONS), message, hint)


@check(
    "RDS119",
    "an instance has the memory for its shared buffers",
    fact="shared_buffers counts pages of 8 KiB, which are taken when PostgreSQL starts; with more "
    "than the memory it does not start",
    source=common.PARAMETERS,
    date=common.READ,
    topics=("ec2_types",),
)
def buffers_have_memory(spec: Any, here: Here) -> Iterator[Problem]:
    whole, pointer = spec.instance_in(here), _pointer(spec, BUFFERS)
    real = rds.instance_class(whole.instance_class) if whole is not None and pointer else None
    if whole is None or pointer is None or real is None:
        return
    count = counted(whole.parameters.get(BUFFERS, ""), real.memory_gib)
    wanted = (count or 0) * BYTES_OF_A_BUFFER / GIB
    if count is None or wanted < real.memory_gib:
        return
    message = f"{count:,.0f} buffers of 8 KiB are {wanted:,.0f} GiB, but"
    has = f"{whole.instance_class} has {real.memory_gib:g}"
    usual = int(real.memory_gib * GIB / 4 / BYTES_OF_A_BUFFER)
    if pointer == ("instance_class",):
        instead = f'write `parameters: {{{BUFFERS}: "{usual}"}}`'
        yield Problem(pointer, f"its primary's {message} {has}; {instead}", "or a larger class")
    else:
        hint = "or omit it: RDS takes a quarter of the memory"
        yield Problem(pointer, f'{message} {has}; write "{usual}"', hint)


def _pointer(spec: Any, name: str) -> Pointer | None:
    """None if neither the parameter nor the class is its own: another document is wrong."""
    if name in spec.parameters:
        return ("parameters", name)
    return ("instance_class",) if spec.instance_class else None


POSTGRES_MEMORY_CHECKS = (connections_have_memory, buffers_have_memory)
