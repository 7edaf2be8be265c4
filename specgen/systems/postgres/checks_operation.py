"""Operation: backups, windows, replicas, password, TLS, upgrades."""

from collections.abc import Iterator

from specgen.checking import check
from specgen.facts.quotas import RDS_MAX_BACKUP_RETENTION_DAYS, SOURCES
from specgen.findings import Problem, Severity
from specgen.project import Here
from specgen.relational.parameters import FORCE_TLS
from specgen.shape import nearest
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


@check(
    "RDS009",
    "automated backups are kept for 35 days at most, and are on where there are replicas",
    fact="35 days is RDS's maximum; a replica is made from a backup of its source",
    source=CREATE,
)
def backups_are_possible(spec: Postgres) -> Iterator[Problem]:
    days, most = spec.backup_retention_days, RDS_MAX_BACKUP_RETENTION_DAYS
    if days > most:
        message = f"{days} days is more than RDS keeps; write {most} or less"
        hint = "for longer copies there is AWS Backup"
        yield Problem(("backup_retention_days",), message, hint)
    if days == 0 and spec.replica_regions:
        message = "read replicas need automated backups of their source, got 0 days"
        yield Problem(("backup_retention_days",), f"{message}; write 1 or more")


@check(
    "RDS010",
    "the password of a database with read replicas is not managed by RDS",
    fact="no replica can be made of a source whose master password RDS manages",
    source=MANAGED,
)
def replicas_can_be_made(spec: Postgres) -> Iterator[Problem]:
    if spec.replica_regions and spec.master_password == "rds_managed":  # noqa: S105  the way
        message = "no read replica can be made while RDS manages the master password"
        hint = "and name the secret as `master_secret`"
        yield Problem(("replica_regions",), f"{message}; write master_password: secret", hint)


@check("RDS107", "a secret is named exactly where the master password comes from one")
def secret_is_named(spec: Postgres) -> Iterator[Problem]:
    if spec.master_password == "secret" and spec.master_secret is None:  # noqa: S105  the way
        message = "the master password's secret is missing"
        yield Problem(("master_password",), f"{message}; write `master_secret: ...`")
    if spec.master_password != "secret" and spec.master_secret is not None:  # noqa: S105  the way
        message = "RDS manages the master password, so this secret is not used"
        yield Problem(("master_secret",), f"{message}; remove it, or write master_password: secret")


@check("RDS109", "replicas are in regions of the environment")
def replica_regions_exist(spec: Postgres, here: Here) -> Iterator[Problem]:
    known = here.platform.regions_of(here.environment)
    for i, region in enumerate(spec.replica_regions):
        if region not in known:
            near = nearest(region, known, 1)
            guess = f"; write {near[0]}" if near else ""
            message = f"{here.environment} is not in {region}{guess}"
            yield Problem(("replica_regions", i), message, f"it is in {', '.join(known)}")


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
        message = (
            f"{FORCE_TLS} must be {wanted} where require_tls is {str(spec.require_tls).lower()}"
        )
        yield Problem(("parameters", FORCE_TLS), f"{message}; remove it: `require_tls` sets it")
    if here.protected and not spec.require_tls:
        message = f"{here.environment} is protected, and connections without TLS are admitted"
        hint = "remove `require_tls: false`, or record a decision"
        yield Problem(("require_tls",), message, hint, severity=Severity.WARNING)


@check(
    "RDS106",
    "what AWS upgrades by itself is not pinned",
    severity=Severity.WARNING,
    fact="after an automatic upgrade the plan would take the version back, which AWS refuses",
    source=PROVIDER,
)
def version_is_not_pinned(spec: Postgres) -> Iterator[Problem]:
    if spec.auto_minor_version_upgrade and "." in spec.engine_version:
        message = f"automatic upgrades leave {spec.engine_version} behind"
        hint = f'write engine_version: "{spec.major_version}", or turn the upgrades off'
        yield Problem(("auto_minor_version_upgrade",), message, hint)


@check(
    "RDS110",
    "Database Insights in advanced mode keep their records for 465 days",
    fact="the advanced mode wants Performance Insights with 465 days or more, at no extra cost",
    source=INSIGHTS,
)
def advanced_insights_are_kept(spec: Postgres) -> Iterator[Problem]:
    insights = spec.performance_insights
    if insights.mode != "advanced":
        return
    if not insights.enabled:
        message = "the advanced mode needs Performance Insights, got enabled: false"
        yield Problem(("performance_insights", "mode"), f"{message}; write mode: standard")
    elif insights.retention_days < ADVANCED_RETENTION_DAYS:
        message = f"the advanced mode needs {ADVANCED_RETENTION_DAYS} days or more"
        message = f"{message}, got {insights.retention_days}; write retention_days: 465"
        yield Problem(("performance_insights", "mode"), message)


OPERATION_CHECKS = (
    backups_are_possible,
    replicas_can_be_made,
    secret_is_named,
    replica_regions_exist,
    tls_is_forced,
    version_is_not_pinned,
    advanced_insights_are_kept,
)
