"""Parameters of the engine that do not fit the instance."""

from collections.abc import Iterator

from specgen.sdk import Problem, Severity, check
from specgen.sdk.aws.rds.numbers import fitting_connections
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


PARAMETER_CHECKS = (connections_have_memory,)
