"""Root modules that only watch others: alarms, dashboards, and rules for events.

What they name need not exist: CloudWatch and EventBridge take any dimension and any ARN. So the
emulator applies them alone, with placeholders for the parameters that they read; otherwise one
root module of alarms would bring all others of its region with it.
source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
(2026-11-29)
"""

from pathlib import Path

from specgen.terraform.root_modules import blocks_of, document_of, files_of

WATCHING = frozenset({
    "aws_cloudwatch_composite_alarm",
    "aws_cloudwatch_dashboard",
    "aws_cloudwatch_event_rule",
    "aws_cloudwatch_event_target",
    "aws_cloudwatch_metric_alarm",
})  # fmt: skip
RESOURCE = "resource"


def only_watches(folder: Path) -> bool:
    """Whether all its resources are of such types; not if a file cannot be read."""
    try:
        blocks = [block for file in files_of(folder) for block in blocks_of(document_of(file))]
    except (ValueError, AttributeError, TypeError):
        return False
    types = {b.address.partition(".")[0] for b in blocks if b.section == RESOURCE}
    return bool(types) and types <= WATCHING
