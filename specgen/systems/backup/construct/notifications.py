"""Failed jobs -> a topic."""

from cdktf_cdktf_provider_aws.cloudwatch_event_rule import CloudwatchEventRule
from cdktf_cdktf_provider_aws.cloudwatch_event_target import CloudwatchEventTarget
from cdktf_cdktf_provider_aws.iam_role import IamRole

from specgen.sdk.aws.interfaces import TOPIC
from specgen.sdk.construct import Scope

JOBS = ("Backup Job State Change", "Copy Job State Change")
FAILED = ("ABORTED", "EXPIRED", "FAILED")


def tell_of_failures(scope: Scope, topic: str, role: IamRole) -> None:
    """By events, because a vault's own notifications report every job that has ended.

    The role identifies the jobs of this environment: others have another role.
    source: https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html (2026-11-24)
    """
    pattern = {
        "source": ["aws.backup"],
        "detail-type": list(JOBS),
        "detail": {"state": list(FAILED), "iamRoleArn": [role.arn]},
    }
    rule = scope.add(
        CloudwatchEventRule,
        "failed",
        name=scope.aws_name("failed"),
        description=f"Backups and copies of {scope.aws_name()} that failed",
        event_pattern=scope.json("failed", pattern),
    )
    owner = TOPIC.get(scope.here, topic)
    scope.add(
        CloudwatchEventTarget,
        "failed",
        rule=rule.name,
        target_id="topic",
        arn=owner.spec.arn(owner),
    )
