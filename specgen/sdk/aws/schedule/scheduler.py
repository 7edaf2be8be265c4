"""A schedule of EventBridge Scheduler, in a group of its own, and the role that starts its target.

With a group of its own, its metrics and its role are those of this document alone.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy import IamRolePolicy
from cdktf_cdktf_provider_aws.scheduler_schedule import (
    SchedulerSchedule,
    SchedulerScheduleFlexibleTimeWindow,
    SchedulerScheduleTarget,
    SchedulerScheduleTargetDeadLetterConfig,
    SchedulerScheduleTargetRetryPolicy,
)
from cdktf_cdktf_provider_aws.scheduler_schedule_group import SchedulerScheduleGroup

from specgen.sdk.aws.iam import allow, document, trust
from specgen.sdk.aws.interfaces import QUEUE
from specgen.sdk.aws.schedule.fields import Schedule
from specgen.sdk.construct.scope import Scope

ROLE = "schedule"
Statement = Mapping[str, Any]


def schedule(
    scope: Scope,
    spec: Schedule,
    starts: Iterable[Statement],
    target: Callable[..., SchedulerScheduleTarget],
) -> SchedulerSchedule:
    """starts: what its role may do; target: makes the target of what all targets have"""
    group = scope.add(SchedulerScheduleGroup, name=scope.aws_name())
    role, policy = _role(scope, spec, starts)
    minutes = spec.flexible_minutes
    return scope.add(
        SchedulerSchedule,
        name=scope.aws_name(),
        group_name=group.name,
        description=scope.description,
        state="ENABLED" if spec.enabled else "DISABLED",
        schedule_expression=spec.expression,
        schedule_expression_timezone=spec.time_zone,
        flexible_time_window=SchedulerScheduleFlexibleTimeWindow(
            mode="FLEXIBLE" if minutes else "OFF", maximum_window_in_minutes=minutes or None
        ),
        target=target(
            role_arn=role.arn,
            retry_policy=SchedulerScheduleTargetRetryPolicy(
                maximum_retry_attempts=spec.retries,
                maximum_event_age_in_seconds=spec.age_seconds,
            ),
            dead_letter_config=_dead_letters(scope, spec),
        ),
        # a run that may do nothing yet fails
        depends_on=[policy],
    )


def _dead_letters(scope: Scope, spec: Schedule) -> SchedulerScheduleTargetDeadLetterConfig | None:
    if spec.dead_letters is None:
        return None
    arn = scope.read("queue", spec.dead_letters, "arn")
    return SchedulerScheduleTargetDeadLetterConfig(arn=arn)


def _role(
    scope: Scope, spec: Schedule, starts: Iterable[Statement]
) -> tuple[IamRole, IamRolePolicy]:
    """Only this group of schedules may assume it.

    source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
    (2026-11-29)
    """
    source = {
        "ArnEquals": {
            "aws:SourceArn": scope.names.arn("scheduler", f"schedule-group/{scope.aws_name()}")
        },
        "StringEquals": {"aws:SourceAccount": scope.names.account},
    }
    trusted = scope.json(f"{ROLE}-trust", trust("scheduler.amazonaws.com", source))
    role = scope.add(IamRole, ROLE, name=scope.aws_name(ROLE), assume_role_policy=trusted)
    policy = scope.json(f"{ROLE}-policy", document(*starts, *_dead(scope, spec)))
    return role, scope.add(IamRolePolicy, ROLE, name=ROLE, role=role.name, policy=policy)


def _dead(scope: Scope, spec: Schedule) -> list[Statement]:
    """What it may do for its dead letters."""
    queue = QUEUE.find(scope.here, spec.dead_letters) if spec.dead_letters else None
    if queue is None:
        return []
    made = [allow("SendDeadLetters", ["sqs:SendMessage"], [queue.spec.arn(queue)])]
    if queue.spec.key:
        via = f"sqs.{scope.region}.{scope.names.dns_suffix}"
        made.append(
            allow(
                "EncryptDeadLetters",
                ["kms:Decrypt", "kms:GenerateDataKey"],
                [scope.read("key", queue.spec.key, "arn")],
                conditions={"StringEquals": {"kms:ViaService": via}},
            )
        )
    return made
