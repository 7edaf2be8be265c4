"""Job document -> task definition with its two roles, log group, and the schedule that runs it."""

from collections.abc import Iterator
from typing import Any

from cdktf_cdktf_provider_aws.ecs_task_definition import EcsTaskDefinition
from cdktf_cdktf_provider_aws.scheduler_schedule import (
    SchedulerScheduleTarget,
    SchedulerScheduleTargetEcsParameters,
    SchedulerScheduleTargetEcsParametersCapacityProviderStrategy,
    SchedulerScheduleTargetEcsParametersNetworkConfiguration,
)

from specgen.sdk.aws.ecs.container import container
from specgen.sdk.aws.ecs.definition import (
    beginning,
    groups,
    key_arn,
    provider_name,
    running,
    subnets,
    task_definition,
)
from specgen.sdk.aws.ecs.logs import log_group
from specgen.sdk.aws.ecs.others import others, reserved
from specgen.sdk.aws.ecs.roles import Roles, Statement, roles
from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.s3 import access
from specgen.sdk.aws.schedule.scheduler import schedule
from specgen.sdk.construct import Scope
from specgen.systems.job.model import Job


def build(scope: Scope, spec: Job) -> None:
    logs = log_group(scope, spec.logs) if spec.logs.enabled else None
    of_buckets = access.statements(scope.here, lambda key: key_arn(scope, key))
    may = roles(scope, beginning(scope, spec, logs), [*running(scope, spec), *of_buckets])
    main = container(scope, spec, logs, {})
    if spec.hosts(scope.here):
        main |= reserved(spec.size, spec.beside(scope.here))
    containers = scope.json("containers", [main, *others(scope, spec, logs)])
    task = task_definition(scope, spec, spec.size, may, containers)
    if spec.schedule is not None:
        statements = list(_starts(scope, spec, may))
        schedule(
            scope, spec.schedule, statements, lambda **common: _target(scope, spec, task, common)
        )


def _cluster_arn(scope: Scope, spec: Job) -> str:
    return scope.names.arn("ecs", f"cluster/{scope.read('cluster', spec.cluster, 'name')}")


def _target(
    scope: Scope, spec: Job, task: EcsTaskDefinition, common: dict[str, Any]
) -> SchedulerScheduleTarget:
    strategy = [
        SchedulerScheduleTargetEcsParametersCapacityProviderStrategy(
            capacity_provider=provider_name(scope, spec, share.provider),
            weight=share.weight,
            base=share.base or None,
        )
        for share in spec.shares()
    ]
    network = SchedulerScheduleTargetEcsParametersNetworkConfiguration(
        subnets=subnets(scope, spec),
        security_groups=groups(scope, spec),
        assign_public_ip=spec.public_addresses,
    )
    return SchedulerScheduleTarget(
        arn=_cluster_arn(scope, spec),
        ecs_parameters=SchedulerScheduleTargetEcsParameters(
            task_definition_arn=task.arn,
            task_count=spec.count,
            capacity_provider_strategy=strategy,
            network_configuration=network,
            enable_ecs_managed_tags=True,
            propagate_tags="TASK_DEFINITION",
        ),
        **common,
    )


def _starts(scope: Scope, spec: Job, may: Roles) -> Iterator[Statement]:
    """What Scheduler needs to run the task: its roles are passed to ECS and to nobody else.

    source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/CWE_IAM_role.html
    (2026-11-29)
    """
    definition = scope.names.arn("ecs", f"task-definition/{scope.aws_name()}:*")
    only = {"ArnEquals": {"ecs:cluster": _cluster_arn(scope, spec)}}
    yield allow("RunTask", ["ecs:RunTask"], [definition], conditions=only)
    passed = {"StringEquals": {"iam:PassedToService": "ecs-tasks.amazonaws.com"}}
    yield allow("PassRoles", ["iam:PassRole"], [may.execution.arn, may.task.arn], conditions=passed)
    tasks = scope.names.arn("ecs", f"task/{scope.read('cluster', spec.cluster, 'name')}/*")
    tagged = {"StringEquals": {"ecs:CreateAction": "RunTask"}}
    yield allow("TagTasks", ["ecs:TagResource"], [tasks], conditions=tagged)
