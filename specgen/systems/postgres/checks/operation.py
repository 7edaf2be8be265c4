"""Operation: password, TLS, upgrades."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.rds.checks_instance import PASSWORD_CHECKS, UPGRADE_CHECKS
from specgen.sdk.aws.rds.parameters import FORCE_TLS
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
    wanted, told = "1" if spec.require_tls else "0", spec.parameters.get(FORCE_TLS)
    if told is not None and told != wanted:
        message = f"{FORCE_TLS} must be {wanted} if require_tls is {str(spec.require_tls).lower()}"
        yield Problem(("parameters", FORCE_TLS), f"{message}; remove it: `require_tls` sets it")
    if here.protected and not spec.require_tls:
        message = f"{here.environment} is protected, but connections without TLS are admitted"
        hint = "remove `require_tls: false`, or record a decision"
        yield Problem(("require_tls",), message, hint, severity=Severity.WARNING)


OPERATION_CHECKS = (
    *PASSWORD_CHECKS,
    tls_is_forced,
    *UPGRADE_CHECKS,
)
