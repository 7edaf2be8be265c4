"""Operation: password, TLS, upgrades."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.rds.checks_instance import PASSWORD_CHECKS, UPGRADE_CHECKS
from specgen.sdk.aws.rds.parameters import FORCE_TLS
from specgen.sdk.aws.rds.tls import tls_problems
from specgen.systems.postgres.model import Postgres

TLS = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html"


@check(
    "RDS026",
    "connections without TLS are refused",
    also=Severity.WARNING,
    fact="rds.force_ssl decides; it is 1 from PostgreSQL 15 on, and 0 before",
    source=TLS,
)
def tls_is_forced(spec: Postgres, here: Here) -> Iterator[Problem]:
    set_to = spec.parameters.get(FORCE_TLS)
    fits = set_to in {None, "1" if spec.require_tls else "0"}
    yield from tls_problems(spec, here, FORCE_TLS, fits=fits)


OPERATION_CHECKS = (
    *PASSWORD_CHECKS,
    tls_is_forced,
    *UPGRADE_CHECKS,
)
