"""Backup plans and locks of vaults that AWS Backup refuses."""

from collections.abc import Iterator

from specgen.findings.finding import Problem
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

GUIDE = "https://docs.aws.amazon.com/aws-backup/latest/devguide"
READ = "2026-11-29"

LEAST_MINUTES = 60
MOST_DAYS = 35
LEAST_CHANGEABLE = 3


@resource_check(
    "AWS045",
    "a backup has an hour to start, and continuous ones are kept for 35 days at most",
    "aws_backup_plan",
    fact="the start window is 60 minutes or more; continuous backups are kept 1 to 35 days and "
    "never move to cold storage",
    source=f"{GUIDE}/API_BackupRuleInput.html",
    date=READ,
)
def rules_are_kept(_kind: str, block: Block) -> Iterator[Problem]:
    for each in block.blocks("rule"):
        start = each.number("start_window")
        if start is not None and start < LEAST_MINUTES:
            message = (
                f"a start_window of {start:g} minutes is refused; write {LEAST_MINUTES} or more"
            )
            yield each.problem("start_window", message)
        if each.value("enable_continuous_backup") is True:
            yield from _about_continuous(each)


def _about_continuous(each: Block) -> Iterator[Problem]:
    for lifecycle in each.blocks("lifecycle"):
        days = lifecycle.number("delete_after")
        if days is not None and days > MOST_DAYS:
            message = f"continuous backups are kept {MOST_DAYS} days at most, not {days:g}"
            right = f"write {MOST_DAYS}, and a second rule for what is kept longer"
            yield lifecycle.problem("delete_after", f"{message}; {right}")
        if lifecycle.has("cold_storage_after"):
            message = "continuous backups do not move to cold storage; remove it"
            yield lifecycle.problem("cold_storage_after", message)


@resource_check(
    "AWS046",
    "the lock of a vault leaves a retention, and three days to change it",
    "aws_backup_vault_lock_configuration",
    fact="AWS Backup refuses a minimum above the maximum, and less than three days until the lock "
    "is permanent",
    source=f"{GUIDE}/API_PutBackupVaultLockConfiguration.html",
    date=READ,
)
def locks_leave_room(_kind: str, block: Block) -> Iterator[Problem]:
    low, high = block.number("min_retention_days"), block.number("max_retention_days")
    if low is not None and high is not None and low > high:
        message = f"no retention is at least {low:g} and at most {high:g} days"
        yield block.problem("max_retention_days", f"{message}; write {low:g} or more")
    days = block.number("changeable_for_days")
    if days is not None and days < LEAST_CHANGEABLE:
        message = f"changeable_for_days {days:g} is refused; write {LEAST_CHANGEABLE} or more"
        yield block.problem("changeable_for_days", message)


MOST_ARNS, MOST_PATTERNS = 500, 30
PARTS = 5
"""Of an ARN before the name of the resource."""


@resource_check(
    "AWS069",
    "a selection names resources that AWS Backup can find",
    "aws_backup_selection",
    fact="* is allowed only at the end of a resource's name; a selection has 500 ARNs, 30 with *",
    source=f"{GUIDE}/API_BackupSelection.html",
    date=READ,
)
def resources_are_found(_kind: str, block: Block) -> Iterator[Problem]:
    for key in ("resources", "not_resources"):
        arns = block.texts(key)
        patterns = [arn for arn in arns if "*" in arn and arn != "*"]
        for i, arn in block.items(key):
            if "*" in arn.split(":", PARTS)[-1][:-1]:
                message = f"{arn} has * before its end, which AWS Backup does not support"
                right = "name the resources, or select them by tags"
                yield block.problem(key, f"{message}; {right}", item=i)
        most = MOST_PATTERNS if patterns else MOST_ARNS
        if len(arns) > most:
            message = f"{len(arns)} ARNs, and a selection has at most {most}"
            yield block.problem(key, f"{message}; select by tags, or make a second selection")
