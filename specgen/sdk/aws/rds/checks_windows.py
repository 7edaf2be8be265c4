"""Checks of the windows and the deletion protection of a database of any kind."""

from collections.abc import Iterator
from typing import Protocol

from specgen.facts.quotas import SOURCES
from specgen.findings.finding import Problem, Severity
from specgen.project.checks.check import check
from specgen.project.here import Here
from specgen.sdk.aws.schedule import windows

CREATE = SOURCES["RDS_MAX_BACKUP_RETENTION_DAYS"]
DELETING = (
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html"
    "#USER_DeleteInstance.DeletionProtection"
)

SHORTEST_WINDOW_MINUTES = 30
KEPT, WINDOW = ("backup_retention_days",), ("backup_window_utc",)


class HasWindows(Protocol):
    @property
    def backup_retention_days(self) -> int: ...
    @property
    def backup_window_utc(self) -> str | None: ...
    @property
    def maintenance_window_utc(self) -> str | None: ...
    @property
    def deletion_protection(self) -> bool | None: ...


@check(
    "RDS024",
    "the backup and maintenance windows do not overlap",
    fact="AWS refuses windows that overlap",
    source=CREATE,
)
def windows_are_apart(spec: HasWindows) -> Iterator[Problem]:
    backup, maintenance = spec.backup_window_utc, spec.maintenance_window_utc
    if backup and maintenance and windows.overlap(backup, maintenance):
        message = f"{maintenance} overlaps the daily backup window {backup}"
        yield Problem(("maintenance_window_utc",), f"{message}; move one of the two")


@check(
    "RDS105",
    "a window lasts at least 30 minutes",
    fact="AWS refuses shorter ones",
    source=CREATE,
)
def windows_are_long(spec: HasWindows) -> Iterator[Problem]:
    lengths: dict[str, int] = {}
    if spec.backup_window_utc:
        lengths["backup_window_utc"] = windows.backup_length(spec.backup_window_utc)
    if spec.maintenance_window_utc:
        lengths["maintenance_window_utc"] = windows.maintenance_span(spec.maintenance_window_utc)[1]
    for key, minutes in lengths.items():
        if minutes < SHORTEST_WINDOW_MINUTES:
            message = f"this window lasts {minutes} minutes; write 30 or more"
            yield Problem((key,), message)


@check(
    "RDS025",
    "a database of a protected environment is protected from deletion",
    severity=Severity.WARNING,
    fact="without deletion protection one API call deletes the database",
    source=DELETING,
)
def deletion_is_refused(spec: HasWindows, here: Here) -> Iterator[Problem]:
    if here.protected and spec.deletion_protection is False:
        message = f"{here.environment} is protected, but this database can be deleted"
        yield Problem(("deletion_protection",), f"{message}; remove `deletion_protection: false`")


@check(
    "RDS118",
    "a database with a backup window makes backups",
    severity=Severity.WARNING,
    fact="with a retention of 0 days RDS makes no automated backups, and the window is unused",
    source=CREATE,
    date="2026-11-29",
)
def windows_are_used(spec: HasWindows, here: Here) -> Iterator[Problem]:
    off = spec.backup_retention_days == 0
    if off and spec.backup_window_utc and not here.effective.overrides_only(KEPT, WINDOW):
        message = f"nothing is backed up at {spec.backup_window_utc}: backup_retention_days is 0"
        yield Problem(WINDOW, message, "write 1 or more, or remove the window")


KEEPING_CHECKS = (windows_are_apart, windows_are_long, deletion_is_refused, windows_are_used)
