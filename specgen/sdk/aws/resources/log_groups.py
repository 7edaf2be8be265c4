"""Log groups that keep their events for ever."""

from collections.abc import Iterator

from specgen.findings.finding import Problem, Severity
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block


@resource_check(
    "AWS104",
    "a log group keeps its events for a number of days",
    "aws_cloudwatch_log_group",
    severity=Severity.WARNING,
    fact="without a retention, CloudWatch Logs keeps events for ever, and bills for each month",
    source="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/"
    "API_PutRetentionPolicy.html",
    date="2026-11-30",
)
def events_end(_kind: str, block: Block) -> Iterator[Problem]:
    if block.lacks("retention_in_days"):
        message = "events of this group are kept for ever; write `retention_in_days: 90`"
        hint = "`retention_in_days: 0` says that for ever is meant"
        yield block.problem("retention_in_days", message, hint)
