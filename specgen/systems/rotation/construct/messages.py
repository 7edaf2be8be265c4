"""Messages to people who replace a value by hand: schedules that publish, without code."""

import json
from collections.abc import Sequence
from typing import Any

from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy import IamRolePolicy
from cdktf_cdktf_provider_aws.scheduler_schedule import (
    SchedulerSchedule,
    SchedulerScheduleFlexibleTimeWindow,
    SchedulerScheduleTarget,
    SchedulerScheduleTargetRetryPolicy,
)

from specgen.sdk import Here
from specgen.sdk.aws.chat import is_posted
from specgen.sdk.aws.iam import allow, document, trust
from specgen.sdk.aws.interfaces import TOPIC, Secret
from specgen.sdk.construct import Scope
from specgen.systems.rotation.model import REMINDERS, reminder_role

PUBLISH = "aws-sdk:sns:publish"
RETRIES = 10
LONGEST_SUBJECT = 100
"""source: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html (2026-11-30)"""


def reminding(scope: Scope, topic: str, secrets: Sequence[Here[Secret]]) -> None:
    if not secrets:
        return
    role, policy = _role(scope, topic)
    for secret in secrets:
        name = reminder_role(secret)
        days = secret.spec.rotation.every_days
        scope.add(
            SchedulerSchedule,
            name,
            name=scope.aws_name(name),
            group_name="default",
            schedule_expression=f"rate({days} {'days' if days > 1 else 'day'})",
            flexible_time_window=SchedulerScheduleFlexibleTimeWindow(mode="OFF"),
            target=SchedulerScheduleTarget(
                arn=f"arn:{scope.names.partition}:scheduler:::{PUBLISH}",
                role_arn=role.arn,
                input=scope.json(name, _message(scope, topic, secret)),
                retry_policy=SchedulerScheduleTargetRetryPolicy(maximum_retry_attempts=RETRIES),
            ),
            depends_on=[policy],
        )


def _message(scope: Scope, topic: str, secret: Here[Secret]) -> dict[str, str]:
    home = TOPIC.get(scope.here, topic)
    name, days = secret.spec.name_in_aws(secret), secret.spec.rotation.every_days
    subject = f"Replace the value of {name}"
    text = (
        f"The value of the secret {name} in {secret.region} is to be replaced every {days} days, "
        "by its owner. Make a new value where it comes from, put it with aws secretsmanager "
        "put-secret-value, deploy the services that read it, then end the old value."
    )
    content = {"textType": "client-markdown", "title": subject, "description": text}
    posted = json.dumps({"version": "1.0", "source": "custom", "content": content})
    return {
        "Message": posted if is_posted(home) else text,
        "Subject": subject[:LONGEST_SUBJECT],
        "TopicArn": home.spec.arn(home),
    }


def _role(scope: Scope, topic: str) -> tuple[IamRole, IamRolePolicy]:
    """Only schedules of this account may assume it."""
    home = TOPIC.get(scope.here, topic)
    source = {"StringEquals": {"aws:SourceAccount": scope.names.account}}
    statements: list[dict[str, Any]] = [allow("Remind", ["sns:Publish"], [home.spec.arn(home)])]
    if home.spec.key:
        key = scope.read("key", home.spec.key, "arn")
        statements.append(allow("Encrypt", ["kms:Decrypt", "kms:GenerateDataKey"], [key]))
    role = scope.add(
        IamRole,
        REMINDERS,
        name=scope.aws_name(REMINDERS),
        assume_role_policy=scope.json(
            f"{REMINDERS}-trust", trust("scheduler.amazonaws.com", source)
        ),
    )
    policy = scope.json(f"{REMINDERS}-policy", document(*statements))
    return role, scope.add(IamRolePolicy, REMINDERS, name="publish", role=role.name, policy=policy)
