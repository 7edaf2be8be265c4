"""Operation: backups, windows, replicas, password, TLS, upgrades."""

from collections.abc import Iterator

from specgen.facts.quotas import SOURCES
from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.rds.parameters import FORCE_TLS
from specgen.systems.postgres.model import Postgres

CREATE = SOURCES["RDS_MAX_BACKUP_RETENTION_DAYS"]
MANAGED = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html"
TLS = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html"
INSIGHTS = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DatabaseInsights.Considerations.html"
PROVIDER = (
    "https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/db_instance"
)
DELETING = (
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html"
    "#USER_DeleteInstance.DeletionProtection"
)

SHORTEST_WINDOW_MINUTES = 30
ADVANCED_RETENTION_DAYS = 465


@check("RDS107", "`master_secret` is set only if the master password comes from a secret")
def secret_is_named(spec: Postgres) -> Iterator[Problem]:
    if spec.master_password == "secret" and spec.master_secret is None:  # noqa: S105  the way
        message = "the secret of the master password is missing"
        yield Problem(("master_password",), f"{message}; write `master_secret: ...`")
    if spec.master_password != "secret" and spec.master_secret is not None:  # noqa: S105  the way
        message = "RDS manages the master password, so this secret is not used"
        yield Problem(("master_secret",), f"{message}; remove it, or write master_password: secret")


@check(
    "RDS123",
    "`master_password_days` is set only if RDS makes the master password",
    fact="a rotation without a function is possible only for a secret that a service manages",
    source="https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_managed.html",
    date="2026-11-30",
)
def rds_makes_the_password(spec: Postgres) -> Iterator[Problem]:
    if spec.master_password_days and spec.master_password != "rds_managed":  # noqa: S105  the way
        message = f"secret/{spec.master_secret} says in its `rotation` when the password changes"
        yield Problem(("master_password_days",), f"{message}; remove this, or write it there")


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


@check(
    "RDS106",
    "a version that AWS upgrades automatically is not pinned",
    severity=Severity.WARNING,
    fact="after an automatic upgrade the plan would downgrade the version, which AWS refuses",
    source=PROVIDER,
)
def version_is_not_pinned(spec: Postgres) -> Iterator[Problem]:
    if spec.auto_minor_version_upgrade and "." in spec.engine_version:
        message = f"automatic upgrades will replace {spec.engine_version}"
        hint = f'write engine_version: "{spec.major_version}", or turn the upgrades off'
        yield Problem(("auto_minor_version_upgrade",), message, hint)


@check(
    "RDS110",
    "Database Insights in advanced mode keeps its records for at least 465 days",
    fact="advanced mode needs Performance Insights with 465 days or more, at no extra cost",
    source=INSIGHTS,
)
def advanced_insights_are_kept(spec: Postgres) -> Iterator[Problem]:
    insights = spec.performance_insights
    if insights.mode != "advanced":
        return
    if not insights.enabled:
        message = "advanced mode needs Performance Insights, got enabled: false"
        yield Problem(("performance_insights", "mode"), f"{message}; write mode: standard")
    elif insights.retention_days < ADVANCED_RETENTION_DAYS:
        message = f"advanced mode needs {ADVANCED_RETENTION_DAYS} days or more"
        message = f"{message}, got {insights.retention_days}; write retention_days: 465"
        yield Problem(("performance_insights", "mode"), message)


OPERATION_CHECKS = (
    secret_is_named,
    rds_makes_the_password,
    tls_is_forced,
    version_is_not_pinned,
    advanced_insights_are_kept,
)
