"""Numbers that only fit each other in some pairs: backups, alarms, dead letters."""

from collections.abc import Iterator

from specgen.findings.finding import Problem
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

COLD_DAYS = 90


@resource_check(
    "AWS020",
    "a backup stays in cold storage for 90 days at least",
    "aws_backup_plan",
    fact="Backup refuses a lifecycle that deletes less than 90 days after moving to cold storage",
    source="https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html",
)
def cold_for_90_days(_kind: str, block: Block) -> Iterator[Problem]:
    for path in (("rule", "lifecycle"), ("rule", "copy_action", "lifecycle")):
        for inner in block.blocks(*path):
            cold, deleted = inner.number("cold_storage_after"), inner.number("delete_after")
            if cold is not None and deleted is not None and 0 < deleted < cold + COLD_DAYS:
                message = f"delete_after {deleted:g} is less than 90 days after {cold:g}"
                hint = f"write {cold + COLD_DAYS:g} or more, or remove cold_storage_after"
                yield inner.problem("delete_after", message, hint)


HOUR, DAY, WEEK = 3_600, 86_400, 604_800


@resource_check(
    "AWS021",
    "an alarm looks back a day at most, or a week in periods of an hour or more",
    "aws_cloudwatch_metric_alarm",
    fact="CloudWatch refuses periods that are longer together",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
)
def alarms_look_back(_kind: str, block: Block) -> Iterator[Problem]:
    periods = [block.number("period")]
    periods += [one.number("period") for one in block.blocks("metric_query", "metric")]
    period = max((p for p in periods if p is not None), default=None)
    count = block.number("evaluation_periods")
    wanted = block.number("datapoints_to_alarm")
    most = DAY if period is not None and period < HOUR else WEEK
    if period is not None and count is not None and period * count > most:
        message = f"{count:g} periods of {period:g} s are {period * count:,g} s; at most {most:,} s"
        yield block.problem("evaluation_periods", message)
    if wanted is not None and count is not None and wanted > count:
        message = f"datapoints_to_alarm {wanted:g} is above evaluation_periods {count:g}"
        yield block.problem("datapoints_to_alarm", message)


RECEIVES = (1, 1_000)


@resource_check(
    "AWS022",
    "a queue's redrive policy names the queue for dead letters and a number of receives",
    "aws_sqs_queue",
    "aws_sqs_queue_redrive_policy",
    fact="SQS refuses a redrive policy without deadLetterTargetArn, or with a maxReceiveCount that "
    "is not 1 to 1,000",
    source="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/"
    "API_SetQueueAttributes.html",
)
def redrive_is_whole(_kind: str, block: Block) -> Iterator[Problem]:
    policy = block.json("redrive_policy")
    if not isinstance(policy, dict) or not policy:
        return
    for key in ("deadLetterTargetArn", "maxReceiveCount"):
        if key not in policy:
            yield block.problem("redrive_policy", f"the redrive policy has no {key}")
    count = policy.get("maxReceiveCount")
    written = int(count) if isinstance(count, str) and count.isdecimal() else count
    least, most = RECEIVES
    if isinstance(written, int) and not least <= written <= most:
        message = f"maxReceiveCount {written} is not {least} to {most:,}"
        yield block.problem("redrive_policy", message)
