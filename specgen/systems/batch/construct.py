"""Batch document -> capacity, a queue, definitions of jobs, roles and a log group."""

from typing import Any

from cdktf_cdktf_provider_aws.batch_compute_environment import (
    BatchComputeEnvironment,
    BatchComputeEnvironmentComputeResources,
    BatchComputeEnvironmentComputeResourcesLaunchTemplate,
)
from cdktf_cdktf_provider_aws.batch_job_definition import (
    BatchJobDefinition,
    BatchJobDefinitionRetryStrategy,
    BatchJobDefinitionRetryStrategyEvaluateOnExit,
    BatchJobDefinitionTimeout,
)
from cdktf_cdktf_provider_aws.batch_job_queue import (
    BatchJobQueue,
    BatchJobQueueComputeEnvironmentOrder,
    BatchJobQueueJobStateTimeLimitAction,
)
from cdktf_cdktf_provider_aws.cloudwatch_log_group import CloudwatchLogGroup
from cdktf_cdktf_provider_aws.iam_instance_profile import IamInstanceProfile
from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy_attachment import IamRolePolicyAttachment

from specgen.sdk import PartName, part_name
from specgen.sdk.aws.iam import own_account, trust
from specgen.sdk.aws.spot.template import template
from specgen.sdk.construct import Scope
from specgen.systems.batch.model import Batch, Job

STRATEGY = {"spot": "SPOT_PRICE_CAPACITY_OPTIMIZED", "on_demand": "BEST_FIT_PROGRESSIVE"}
"""Never the default BEST_FIT: it wants a role of Spot Fleet, and AWS cannot update it.

source: ComputeResource.allocationStrategy in the API model of botocore 1.44.5 (2026-11-30)
"""
TYPE = {"spot": "SPOT", "on_demand": "EC2"}
STUCK = "MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT"
INSTANCE, JOB = "instance", "job"


def build(scope: Scope, spec: Batch) -> None:
    group = scope.add(
        CloudwatchLogGroup,
        name=spec.log_group(scope.here),
        retention_in_days=spec.log_retention_days,
        kms_key_id=scope.read("key", spec.log_key, "arn") if spec.log_key else None,
        lifecycle=scope.lifecycle(),
    )
    environment = _environment(scope, spec)
    order = BatchJobQueueComputeEnvironmentOrder(order=1, compute_environment=environment.arn)
    stuck = BatchJobQueueJobStateTimeLimitAction(
        action="CANCEL",
        max_time_seconds=spec.stuck_minutes * 60,
        reason=STUCK,
        state="RUNNABLE",
    )
    scope.add(
        BatchJobQueue,
        name=scope.aws_name(),
        state="ENABLED",
        priority=1,
        compute_environment_order=[order],
        job_state_time_limit_action=[stuck],
    )
    role = scope.add(
        IamRole,
        JOB,
        name=scope.aws_name(JOB),
        description=f"Jobs of {scope.aws_name()}",
        assume_role_policy=scope.json(
            "job-trust", trust(f"ecs-tasks.{scope.names.dns_suffix}", own_account(scope.names))
        ),
    )
    for name, job in spec.jobs.items():
        _definition(scope, part_name(name, job), job, role, group)


def _environment(scope: Scope, spec: Batch) -> BatchComputeEnvironment:
    """Without a service role: AWS acts with the one that `kind: account` makes."""
    capacity = spec.capacity
    role = scope.add(
        IamRole,
        INSTANCE,
        name=scope.aws_name(INSTANCE),
        description=f"Instances of {scope.aws_name()}",
        assume_role_policy=scope.json("instance-trust", trust(f"ec2.{scope.names.dns_suffix}")),
    )
    policy = scope.add(
        IamRolePolicyAttachment,
        INSTANCE,
        role=role.name,
        policy_arn=f"arn:{scope.names.partition}:iam::aws:policy/service-role/"
        "AmazonEC2ContainerServiceforEC2Role",
    )
    profile = scope.add(IamInstanceProfile, INSTANCE, name=scope.aws_name(INSTANCE), role=role.name)
    key = scope.read("key", capacity.key, "arn") if capacity.key else None
    made = template(scope, volume_gib=capacity.volume_gib, key_arn=key)
    resources = BatchComputeEnvironmentComputeResources(
        type=TYPE[capacity.type],
        allocation_strategy=STRATEGY[capacity.type],
        min_vcpus=capacity.minimum_vcpus,
        max_vcpus=capacity.maximum_vcpus,
        instance_type=list(capacity.instance_types),
        instance_role=profile.arn,
        subnets=scope.read_lists("network", spec.network, [f"subnets_{spec.tier}"]),
        security_group_ids=[scope.read("security_group", g, "id") for g in spec.security_groups],
        launch_template=BatchComputeEnvironmentComputeResourcesLaunchTemplate(
            launch_template_id=made.id, version="$Latest"
        ),
        tags={"Name": scope.aws_name(), **scope.all_tags},
    )
    return scope.add(
        BatchComputeEnvironment,
        compute_environment_name=scope.aws_name(),
        type="MANAGED",
        state="ENABLED",
        compute_resources=resources,
        depends_on=[policy],
    )


def _definition(
    scope: Scope, name: PartName, job: Job, role: IamRole, group: CloudwatchLogGroup
) -> None:
    scope.add(
        BatchJobDefinition,
        name,
        name=scope.aws_name(name),
        type="container",
        platform_capabilities=["EC2"],
        propagate_tags=True,
        container_properties=scope.json(f"{name}-container", _container(scope, job, role, group)),
        retry_strategy=BatchJobDefinitionRetryStrategy(
            attempts=job.attempts, evaluate_on_exit=RETRY
        ),
        timeout=BatchJobDefinitionTimeout(attempt_duration_seconds=job.timeout_minutes * 60),
    )


RETRY = [
    BatchJobDefinitionRetryStrategyEvaluateOnExit(action="RETRY", on_status_reason="Host EC2*"),
    BatchJobDefinitionRetryStrategyEvaluateOnExit(action="EXIT", on_reason="*"),
]
"""Once more if the instance went; without the second rule AWS repeats every failure.

source: RetryStrategy.evaluateOnExit in the API model of botocore 1.44.5 (2026-11-30)
"""


def _container(scope: Scope, job: Job, role: IamRole, group: CloudwatchLogGroup) -> dict[str, Any]:
    needs = {"VCPU": job.vcpus, "MEMORY": job.memory_mib, "GPU": job.gpus}
    options = {"awslogs-group": group.name, "awslogs-region": scope.region}
    made: dict[str, Any] = {
        "image": job.image,
        "jobRoleArn": role.arn,
        "logConfiguration": {"logDriver": "awslogs", "options": options},
        "resourceRequirements": [
            {"type": kind, "value": str(value)} for kind, value in needs.items() if value
        ],
    }
    if job.command:
        made["command"] = list(job.command)
    if job.variables:
        made["environment"] = [
            {"name": name, "value": value} for name, value in sorted(job.variables.items())
        ]
    return made
