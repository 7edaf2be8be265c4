"""Schedules that invoke a function, with one role for all of them."""

import json

from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy import IamRolePolicy
from cdktf_cdktf_provider_aws.lambda_function import LambdaFunction
from cdktf_cdktf_provider_aws.scheduler_schedule import (
    SchedulerSchedule,
    SchedulerScheduleFlexibleTimeWindow,
    SchedulerScheduleTarget,
    SchedulerScheduleTargetRetryPolicy,
)

from specgen.sdk import PartName, part_name
from specgen.sdk.aws.iam import allow, document, trust
from specgen.sdk.construct import Scope
from specgen.systems.function.model import SCHEDULES, Function
from specgen.systems.function.model.triggers import ScheduleTrigger


def schedules(scope: Scope, spec: Function, function: LambdaFunction) -> None:
    if not spec.triggers.schedules:
        return
    role, policy = _role(scope, spec)
    for name, schedule in spec.triggers.schedules.items():
        _schedule(scope, part_name(name, schedule), schedule, function, (role, policy))


def _schedule(
    scope: Scope,
    name: PartName,
    schedule: ScheduleTrigger,
    function: LambdaFunction,
    may: tuple[IamRole, IamRolePolicy],
) -> None:
    role, policy = may
    minutes = schedule.flexible_minutes
    window = SchedulerScheduleFlexibleTimeWindow(
        mode="FLEXIBLE" if minutes else "OFF", maximum_window_in_minutes=minutes or None
    )
    retry = SchedulerScheduleTargetRetryPolicy(
        maximum_retry_attempts=schedule.retries,
        maximum_event_age_in_seconds=schedule.maximum_age_seconds,
    )
    scope.add(
        SchedulerSchedule,
        name,
        name=scope.aws_name(name),
        group_name="default",
        schedule_expression=schedule.expression,
        schedule_expression_timezone=schedule.time_zone,
        state="ENABLED" if schedule.enabled else "DISABLED",
        flexible_time_window=window,
        target=SchedulerScheduleTarget(
            arn=function.arn,
            role_arn=role.arn,
            input=_input(scope, name, schedule),
            retry_policy=retry,
        ),
        depends_on=[policy],
    )


def _input(scope: Scope, name: PartName, schedule: ScheduleTrigger) -> str:
    """jsonencode() escapes < and >, and Scheduler then puts no value into <aws.scheduler.*>.

    source: https://github.com/hashicorp/terraform/issues/38733 (2026-11-29)
    """
    role = name.map("{}-input".format)
    if "<aws.scheduler." not in json.dumps(schedule.input):
        return scope.json(role, schedule.input)
    text = f"jsonencode({scope.local(role, schedule.input)})"
    for escaped, sign in (("\\\\u003c", "<"), ("\\\\u003e", ">")):
        text = f'replace({text}, "{escaped}", "{sign}")'
    return f"${{{text}}}"


def _role(scope: Scope, spec: Function) -> tuple[IamRole, IamRolePolicy]:
    """Only schedules of this account may assume it."""
    source = {"StringEquals": {"aws:SourceAccount": scope.names.account}}
    trusted = scope.json(f"{SCHEDULES}-trust", trust("scheduler.amazonaws.com", source))
    role = scope.add(IamRole, SCHEDULES, name=scope.aws_name(SCHEDULES), assume_role_policy=trusted)
    invoke = allow("Invoke", ["lambda:InvokeFunction"], [spec.arn(scope.here)])
    policy = scope.json(f"{SCHEDULES}-policy", document(invoke))
    made = scope.add(IamRolePolicy, SCHEDULES, name="invoke", role=role.name, policy=policy)
    return role, made
