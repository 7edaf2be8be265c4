"""Parameters of the engine that do not go with the instance."""

from collections.abc import Iterator

from specgen.sdk import Problem, Severity, check
from specgen.sdk.aws.rds.numbers import fitting_connections
from specgen.systems.postgres.model import Postgres


@check(
    "RDS111",
    "an instance has the memory for its connections",
    severity=Severity.WARNING,
    fact="RDS admits one connection for each 9,531,392 bytes of memory, 5,000 at most, unless "
    "max_connections says more; then a busy day ends in out of memory",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html",
    topics=("ec2_types",),
)
def connections_have_memory(spec: Postgres) -> Iterator[Problem]:
    said, fitting = spec.parameters.get("max_connections", ""), fitting_connections(spec)
    if said.isdecimal() and fitting is not None and int(said) > fitting:
        message = f"{said} connections, {spec.instance_class} has memory for {fitting:,}"
        hint = "write less, or leave it out: in an override write `max_connections: null`"
        yield Problem(("parameters", "max_connections"), message, hint)


PARAMETER_CHECKS = (connections_have_memory,)
