"""Variables that pass the document's settings to the scripts; none holds a secret."""

import shlex
from collections.abc import Mapping

from specgen.sdk.aws.s3.closed import bucket_name
from specgen.sdk.construct import Scope
from specgen.systems.timescale.construct.buckets import BACKUPS
from specgen.systems.timescale.model import Timescale

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def values(spec: Timescale) -> dict[str, str]:
    """Variables of the scripts that are the same everywhere."""
    return {
        "APP_USER": spec.application.user if spec.application else "",
        "DATABASE": spec.database_name,
        "EXTENSION_VERSION": spec.extension.version,
        "LICENSE": spec.extension.license,
        "PACKAGES": spec.packages,
        "PG_MAJOR": spec.engine_version,
        "PORT": str(spec.port),
    }


def place(scope: Scope, spec: Timescale) -> dict[str, str]:
    """Variables that depend on environment and region."""
    time, full = spec.backup.time_utc, spec.backup.full_on
    others = ",".join(day.capitalize() for day in WEEK if day != full)
    app, replication = spec.application, spec.replication_secret
    return {
        "APP_SECRET": scope.read("secret", app.secret, "arn") if app else "",
        "BUCKET": bucket_name(scope, BACKUPS),
        "DNS_SUFFIX": scope.names.dns_suffix,
        "FULL_CALENDAR": f"{full.capitalize()} *-*-* {time}:00 UTC",
        "INCREMENTAL_CALENDAR": f"{others} *-*-* {time}:00 UTC",
        "REGION": scope.region,
        "REPLICATION_SECRET": scope.read("secret", replication, "arn") if replication else "",
        "RETENTION_DAYS": str(spec.backup.retention_days),
    }


def exports(values: Mapping[str, str], given: Mapping[str, str]) -> list[str]:
    """given: parameters of the document, whose patterns need no escaping"""
    literal = {name: _shell(value) for name, value in values.items()}
    passed = {name: f"'{value}'" for name, value in given.items()}
    return [f"export {name}={value}" for name, value in sorted({**literal, **passed}.items())]


def _shell(value: str) -> str:
    """Quoted for the shell; Terraform references, which are ARNs, only get quotes."""
    return f"'{value}'" if value.startswith("${") else shlex.quote(value)
