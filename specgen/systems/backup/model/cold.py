"""Which recovery points move to cold storage, and of which plans."""

import re

from specgen.sdk.aws.interfaces.databases import DATABASES
from specgen.systems.backup.model.parts import Plan

NEVER_COLD = (*DATABASES, "postgres_replica", "mysql_replica")
"""Kinds of RDS and Aurora, for which AWS Backup ignores the setting.

source: https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html
(2026-11-24)
"""
VOLUMES = ("fleet", "timescale")
"""Kinds whose recovery points are snapshots of EBS."""

_ONE_DAY = re.compile(r"([0-9]+|L|LW|[0-9]+W) ([^ ]+) \?|\? ([^ ]+) ([1-7]|[A-Z]{3})(L|#[1-5])")


def fields_of(plan: Plan) -> tuple[str, ...]:
    """Six, by the form of the key."""
    return tuple(plan.schedule.removeprefix("cron(").removesuffix(")").split(" "))


def is_monthly(plan: Plan) -> bool:
    """At most one run a month."""
    minutes, hours, *days, _ = fields_of(plan)
    found = _ONE_DAY.fullmatch(" ".join(days).upper())
    return minutes.isdecimal() and hours.isdecimal() and found is not None


def archives_volumes(plan: Plan) -> bool:
    """Only if it is monthly: an archived snapshot is a full one, and daily ones would cost more.

    source: https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-archive-considerations.html
    (2026-11-30)
    """
    return plan.cold_storage_after_days is not None and is_monthly(plan)
