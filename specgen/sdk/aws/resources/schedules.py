"""Schedules and windows that AWS cannot keep."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from specgen.findings.finding import Problem
from specgen.findings.pointers import Pointer
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block
from specgen.sdk.aws.schedule import unix_cron, windows
from specgen.sdk.aws.schedule.cron import schedule_problems

_AT = re.compile(r"at\((.*)\)")
_ONE_OR_MANY = re.compile(r"(rate\()([0-9]+) (minute|hour|day)s?\)")
_CRON, _RATE, _ONCE = "cron", "rate", "at"
_UNIX = "unix"

_SCHEDULES: Mapping[str, tuple[Pointer, tuple[str, ...]]] = {
    "aws_cloudwatch_event_rule": (("schedule_expression",), (_CRON, _RATE)),
    "aws_scheduler_schedule": (("schedule_expression",), (_CRON, _RATE, _ONCE)),
    "aws_appautoscaling_scheduled_action": (("schedule",), (_CRON, _RATE, _ONCE)),
    "aws_backup_plan": (("rule", "schedule"), (_CRON,)),
    "aws_autoscaling_schedule": (("recurrence",), (_UNIX,)),
}
"""Resource type -> path of its schedule, and the forms that its service takes."""

_STRICT = frozenset({"aws_cloudwatch_event_rule"})
"""Services that refuse `rate(1 days)` and `rate(2 day)`."""


@resource_check(
    "AWS007",
    "schedules are ones that their service can run",
    *_SCHEDULES,
    fact="EventBridge, Scheduler, Application Auto Scaling and Backup take six fields of their own "
    "cron, EC2 Auto Scaling the five of Unix; the provider takes any text",
    source="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cron-expressions.html",
)
def schedules_run(kind: str, block: Block) -> Iterator[Problem]:
    path, forms = _SCHEDULES[kind]
    for inner in block.blocks(*map(str, path[:-1])):
        text = inner.text(str(path[-1]))
        for said in _about_schedule(kind, text, forms) if text else ():
            yield inner.problem(str(path[-1]), said)


def _about_schedule(kind: str, text: str, forms: tuple[str, ...]) -> Iterator[str]:
    if _UNIX in forms:
        yield from unix_cron.problems(text)
        return
    form = text.partition("(")[0]
    if form in (_CRON, _RATE, _ONCE) and form not in forms:
        yield f"{text!r} is not one of {', '.join(f'{one}(...)' for one in forms)}"
    elif form == _ONCE:
        yield from _about_moment(text)
    else:
        usual = text if kind in _STRICT else _ONE_OR_MANY.sub(_as_events_takes_it, text)
        yield from schedule_problems(usual)


def _as_events_takes_it(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]} {found[3]}{'' if int(found[2]) == 1 else 's'})"


def _about_moment(text: str) -> Iterator[str]:
    found = _AT.fullmatch(text)
    try:
        datetime.fromisoformat(found[1] if found else "")
    except ValueError:
        yield f"{text!r} is not a moment; write at(2027-01-31T08:00:00)"


@resource_check(
    "AWS008",
    "backup and maintenance windows are long enough and do not overlap",
    "aws_db_instance",
    "aws_rds_cluster",
    "aws_elasticache_replication_group",
    "aws_elasticache_cluster",
    fact="AWS refuses a maintenance window that overlaps the backup window, and windows of less "
    "than 30 minutes in RDS and 60 in ElastiCache",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
)
def windows_are_apart(kind: str, block: Block) -> Iterator[Problem]:
    of_cache = kind.startswith("aws_elasticache_")
    daily, weekly = _WINDOWS[kind]
    backup, maintenance = block.text(daily).lower(), block.text(weekly).lower()
    is_daily = re.fullmatch(windows.BACKUP_PATTERN, backup) is not None
    is_weekly = re.fullmatch(windows.MAINTENANCE_PATTERN, maintenance) is not None
    least = 60 if of_cache else 30
    if is_daily and windows.backup_length(backup) < least:
        minutes = windows.backup_length(backup)
        yield block.problem(
            daily, f"the window {backup} lasts {minutes} minutes; write {least} or more"
        )
    if is_weekly and windows.maintenance_span(maintenance)[1] < least:
        minutes = windows.maintenance_span(maintenance)[1]
        message = f"the window {maintenance} lasts {minutes} minutes; write {least} or more"
        yield block.problem(weekly, message)
    if is_daily and is_weekly and windows.overlap(backup, maintenance):
        message = f"the maintenance window {maintenance} overlaps the backup window {backup}"
        yield block.problem(weekly, message, "AWS refuses that; move one of the two")


_WINDOWS: Mapping[str, tuple[str, str]] = {
    "aws_db_instance": ("backup_window", "maintenance_window"),
    "aws_rds_cluster": ("preferred_backup_window", "preferred_maintenance_window"),
    "aws_elasticache_replication_group": ("snapshot_window", "maintenance_window"),
    "aws_elasticache_cluster": ("snapshot_window", "maintenance_window"),
}
"""Resource type -> attributes of its daily and its weekly window."""
