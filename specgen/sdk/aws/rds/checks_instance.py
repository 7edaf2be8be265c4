"""Checks of an instance of any engine: version, class, password, upgrades, insights."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from specgen.facts import rds
from specgen.facts.freshness import known_on
from specgen.findings.finding import Problem, Severity
from specgen.project.checks.check import check
from specgen.sdk.aws.rds.engines import Engine

VERSIONS = "https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html"
INSIGHTS = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DatabaseInsights.Considerations.html"
PROVIDER = (
    "https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/db_instance"
)

ADVANCED_RETENTION_DAYS = 465


class Versioned(Protocol):
    @property
    def rds_engine(self) -> Engine: ...
    @property
    def engine_version(self) -> str: ...


def _includes(versions: Sequence[str], version: str) -> bool:
    """Whether the version is one of them, or the major of one of them."""
    return version in versions or any(v.startswith(f"{version}.") for v in versions)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"[0-9]+", version.partition("-")[0]))


@check(
    "RDS001",
    "the engine version can be created",
    also=Severity.WARNING,
    fact="RDS withdraws minor versions; existing instances keep them, new ones cannot have them",
    source=VERSIONS,
    topics=("rds_versions",),
    dated=True,
)
def version_exists(spec: Versioned) -> Iterator[Problem]:
    engine, version = spec.rds_engine, spec.engine_version
    creatable = rds.creatable_versions(engine.name)
    if _includes(creatable, version):
        return
    near = rds.nearest_version(engine.name, version)
    oldest, newest = engine.major(creatable[0]), engine.major(creatable[-1])
    instead = f'write "{near}"' if near else f"write a version of {oldest} to {newest}"
    if _includes(rds.deprecated_versions(engine.name), version):
        message = f"{engine.title} {version} can no longer be created; {instead}"
        hint = "keep the requested version in `stated`, and record a decision"
        yield Problem(("engine_version",), message, hint)
    elif _numbers(near or creatable[-1]) < _numbers(version) < (_numbers(newest)[0] + 2,):
        known, last = known_on("rds_versions"), creatable[-1]
        message = f"{engine.title} {version} was not known on {known}; the newest was {last}"
        hint = f"if RDS has added it since, record a decision; otherwise {instead}"
        severity = None if near else Severity.WARNING
        yield Problem(("engine_version",), message, hint, severity=severity, dated=bool(near))
    else:
        message = f"{engine.service} has no {engine.title} {version}; {instead}"
        yield Problem(("engine_version",), message)


@check(
    "PLT013",
    "an instance class has the expected vCPU and memory",
    severity=Severity.WARNING,
    fact="vCPU and memory follow from the class",
    source="moto's copy of EC2's instance types, see facts/data/ec2_types.json",
    topics=("ec2_types",),
)
def class_is_as_expected(spec: Any) -> Iterator[Problem]:
    real, expected = rds.instance_class(spec.instance_class), spec.expected_instance
    if real is None or expected is None:
        return
    for key, unit in (("vcpu", "vCPU"), ("memory_gib", "GiB")):
        has, wants = getattr(real, key), getattr(expected, key)
        if wants is not None and has != wants:
            message = f"{spec.instance_class} has {has:g} {unit}, expected {wants:g}"
            hint = f"write {has:g}, or choose another class"
            yield Problem(("expected_instance", key), message, hint)


@check("RDS107", "`master_secret` is set only if the master password comes from a secret")
def secret_is_named(spec: Any) -> Iterator[Problem]:
    if spec.master_password == "secret" and spec.master_secret is None:  # noqa: S105  the way
        message = "the secret of the master password is missing"
        yield Problem(("master_password",), f"{message}; write `master_secret: ...`")
    if spec.master_password != "secret" and spec.master_secret is not None:  # noqa: S105  the way
        message = "RDS manages the master password, so this secret is not used"
        yield Problem(("master_secret",), f"{message}; remove it, or write master_password: secret")


@check(
    "RDS106",
    "a version that AWS upgrades automatically is not pinned",
    severity=Severity.WARNING,
    fact="after an automatic upgrade the plan would downgrade the version, which AWS refuses",
    source=PROVIDER,
)
def version_is_not_pinned(spec: Any) -> Iterator[Problem]:
    major = spec.rds_engine.major(spec.engine_version)
    if spec.auto_minor_version_upgrade and spec.engine_version != major:
        message = f"automatic upgrades will replace {spec.engine_version}"
        hint = f'write engine_version: "{major}", or turn the upgrades off'
        yield Problem(("auto_minor_version_upgrade",), message, hint)


@check(
    "RDS110",
    "Database Insights in advanced mode keeps its records for at least 465 days",
    fact="advanced mode needs Performance Insights with 465 days or more, at no extra cost",
    source=INSIGHTS,
)
def advanced_insights_are_kept(spec: Any) -> Iterator[Problem]:
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


@check(
    "RDS123",
    "`master_password_days` is set only if RDS makes the master password",
    fact="a rotation without a function is possible only for a secret that a service manages",
    source="https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_managed.html",
    date="2026-11-30",
)
def rds_makes_the_password(spec: Any) -> Iterator[Problem]:
    if spec.master_password_days and spec.master_password != "rds_managed":  # noqa: S105  the way
        message = f"secret/{spec.master_secret} says in its `rotation` when the password changes"
        yield Problem(("master_password_days",), f"{message}; remove this, or write it there")


PASSWORD_CHECKS = (secret_is_named, rds_makes_the_password)
UPGRADE_CHECKS = (version_is_not_pinned, advanced_insights_are_kept)
