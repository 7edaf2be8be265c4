"""What a replica takes from its primary, and may not set otherwise."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, check
from specgen.sdk.aws.rds.parameters import FORCE_TLS
from specgen.sdk.aws.rds.replicas import primary_of
from specgen.systems.postgres_replica.model import PostgresReplica


@check(
    "RDS117",
    "a replica refuses connections without TLS if its primary does",
    fact="rds.force_ssl decides on each instance by its own parameter group",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/"
    "PostgreSQL.Concepts.General.SSL.html",
    date="2026-11-29",
)
def tls_is_its_primarys(spec: PostgresReplica, here: Here) -> Iterator[Problem]:
    primary, forced = primary_of(here), spec.parameters.get(FORCE_TLS)
    wanted = "1" if primary is None or primary.spec.require_tls else "0"
    if primary is not None and forced is not None and forced != wanted:
        message = f"{FORCE_TLS} is {wanted} on {primary.effective.id}, got {forced}"
        hint = "remove it: `require_tls` of the primary sets it"
        yield Problem(("parameters", FORCE_TLS), message, hint)


SETTING_CHECKS = (tls_is_its_primarys,)
