"""Pooler document -> task definition and ECS service; balancer.py has its load balancer."""

from cdktf import TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.ecs_service import (
    EcsService,
    EcsServiceCapacityProviderStrategy,
    EcsServiceDeploymentCircuitBreaker,
    EcsServiceLoadBalancer,
    EcsServiceNetworkConfiguration,
)
from cdktf_cdktf_provider_aws.ecs_task_definition import (
    EcsTaskDefinition,
    EcsTaskDefinitionRuntimePlatform,
)
from cdktf_cdktf_provider_aws.iam_role_policy import IamRolePolicy

from specgen.sdk.aws.ecs.fields import TargetTracking
from specgen.sdk.aws.ecs.logs import log_group
from specgen.sdk.aws.ecs.roles import starting, task_role
from specgen.sdk.aws.ecs.scaling import scalable, track_averages
from specgen.sdk.aws.ecs.units import mib, units
from specgen.sdk.construct import Scope
from specgen.systems.pooler.construct.agent import AGENT, agent, secrets, statements, volumes
from specgen.systems.pooler.construct.balancer import Balancer, balancer
from specgen.systems.pooler.construct.container import container
from specgen.systems.pooler.model import Pooler


def build(scope: Scope, spec: Pooler) -> None:
    logs = log_group(scope, spec.logs) if spec.logs.enabled else None
    images = [image for _, image in spec.images()]
    read = [] if spec.agent else secrets(spec)
    role, policy = task_role(scope, "execution", list(starting(scope, images, logs, read)))
    own = task_role(scope, AGENT, list(statements(scope, spec))) if spec.agent else None
    policies = [p for p in (policy, own[1] if own else None) if p is not None]
    task = scope.add(
        EcsTaskDefinition,
        family=scope.aws_name(),
        requires_compatibilities=["FARGATE"],
        network_mode="awsvpc",
        cpu=str(units(spec.size.vcpu)),
        memory=str(mib(spec.size.memory_gib)),
        execution_role_arn=role.arn,
        task_role_arn=own[0].arn if own else None,
        runtime_platform=EcsTaskDefinitionRuntimePlatform(
            cpu_architecture=spec.architecture.upper(), operating_system_family="LINUX"
        ),
        container_definitions=scope.json(
            "containers", [container(scope, spec, logs), *agent(scope, spec, logs)]
        ),
        volume=volumes(spec),
        # ECS cannot roll back to a deregistered revision
        skip_destroy=True,
    )
    service = _service(scope, spec, task, balancer(scope, spec), policies)
    target = scalable(scope, spec.cluster, service, spec.tasks)
    if spec.tasks.minimum < spec.tasks.maximum:
        tracking = TargetTracking(cpu_percent=spec.cpu_percent, memory_percent=0)
        track_averages(scope, tracking, target)


def _service(
    scope: Scope,
    spec: Pooler,
    task: EcsTaskDefinition,
    way_in: Balancer,
    policies: list[IamRolePolicy],
) -> EcsService:
    deployment, breaker = spec.deployment, spec.deployment.circuit_breaker
    return scope.add(
        EcsService,
        name=scope.aws_name(),
        cluster=scope.read("cluster", spec.cluster, "name"),
        task_definition=task.arn,
        desired_count=spec.tasks.minimum,
        capacity_provider_strategy=[
            EcsServiceCapacityProviderStrategy(
                capacity_provider=spec.capacity_provider.upper(), weight=1
            )
        ],
        platform_version="LATEST",
        network_configuration=_network(scope, spec),
        load_balancer=[
            EcsServiceLoadBalancer(
                target_group_arn=way_in.group.arn,
                container_name=scope.first_name,
                container_port=spec.listen_port,
            )
        ],
        health_check_grace_period_seconds=deployment.health_check_grace_period_seconds,
        deployment_minimum_healthy_percent=deployment.minimum_healthy_percent,
        deployment_maximum_percent=deployment.maximum_percent,
        deployment_circuit_breaker=EcsServiceDeploymentCircuitBreaker(
            enable=breaker.enabled, rollback=breaker.enabled and breaker.rollback
        ),
        availability_zone_rebalancing=(
            "ENABLED" if deployment.availability_zone_rebalancing else "DISABLED"
        ),
        enable_ecs_managed_tags=True,
        propagate_tags="SERVICE",
        # otherwise the provider replaces the service when its capacity providers change
        force_new_deployment=True,
        # no task starts before it may pull; ECS needs the listener before the service
        depends_on=[*policies, way_in.listener],
        lifecycle=TerraformResourceLifecycle(ignore_changes=["desired_count"]),
    )


def _network(scope: Scope, spec: Pooler) -> EcsServiceNetworkConfiguration:
    here = scope.here
    subnets = [f"subnets_{tier}" for tier in spec.used_tiers(here)]
    return EcsServiceNetworkConfiguration(
        subnets=scope.read_lists("network", spec.network_name(here), subnets),
        security_groups=[scope.read("security_group", g, "id") for g in spec.used_groups(here)],
        assign_public_ip=False,
    )
