"""Service document -> task definition and ECS service; its other resources are in files here."""

from typing import Any

from cdktf import TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.ecs_service import (
    EcsService,
    EcsServiceCapacityProviderStrategy,
    EcsServiceDeploymentCircuitBreaker,
    EcsServiceLoadBalancer,
    EcsServiceNetworkConfiguration,
    EcsServiceOrderedPlacementStrategy,
)
from cdktf_cdktf_provider_aws.ecs_task_definition import EcsTaskDefinition

from specgen.sdk.aws.ecs.definition import groups, provider_name, subnets, task_definition
from specgen.sdk.aws.ecs.logs import Group, log_configuration, log_group
from specgen.sdk.aws.ecs.others import others
from specgen.sdk.aws.ecs.roles import Roles
from specgen.sdk.aws.ecs.sizes import Share, Size
from specgen.sdk.construct import Scope
from specgen.systems.service.construct import mesh, tracing
from specgen.systems.service.construct.container import INIT, container
from specgen.systems.service.construct.discovery import registry
from specgen.systems.service.construct.ingress import Entry, entries
from specgen.systems.service.construct.network_ingress import network_entries
from specgen.systems.service.construct.queue import own_queue
from specgen.systems.service.construct.roles import roles
from specgen.systems.service.construct.roll_back import roll_back
from specgen.systems.service.construct.scaling import scaling
from specgen.systems.service.model import Service


def build(scope: Scope, spec: Service) -> None:
    _, size = spec.sized() or ((), Size(vcpu=0, memory_gib=0))  # CMP110 refuses the second
    messages = own_queue(scope, spec.queue) if spec.queue else None
    logs = log_group(scope, spec.logs) if spec.logs.enabled else None
    may = roles(scope, spec, logs, messages)
    main = container(scope, spec, size, logs, messages)
    kept = log_configuration(scope, logs) if logs else None
    made = [*mesh.beside(scope, spec, kept), *tracing.beside(scope, spec, kept)]
    containers = scope.json("containers", [main, *made, *_others(scope, spec, logs)])
    volumes = tuple(spec.set_volumes())
    task = task_definition(scope, spec, size, may, containers, volumes=volumes)
    ways = entries(scope, spec)
    joined = network_entries(scope, spec)
    service = _service(scope, spec, task, may, ways, joined)
    scaling(scope, spec, service, ways[0] if spec.ingress else None)


def _others(scope: Scope, spec: Service, logs: Group | None) -> list[dict[str, Any]]:
    """With an init process for the shells that people open, as the main one has."""
    init = {"linuxParameters": INIT} if spec.execute_command else {}
    return [{**one, **init} for one in others(scope, spec, logs)]


def _service(  # noqa: PLR0913  what a service is made of
    scope: Scope,
    spec: Service,
    task: EcsTaskDefinition,
    may: Roles,
    ways: list[Entry],
    joined: list[EcsServiceLoadBalancer],
) -> EcsService:
    deployment, breaker = spec.deployment, spec.deployment.circuit_breaker
    on_hosts = bool(spec.hosts(scope.here))
    return scope.add(
        EcsService,
        name=scope.aws_name(),
        cluster=scope.read("cluster", spec.cluster, "name"),
        task_definition=task.arn,
        desired_count=spec.tasks.minimum,
        capacity_provider_strategy=[_share(scope, spec, share) for share in spec.shares()],
        platform_version=None if on_hosts else "LATEST",
        ordered_placement_strategy=_placement() if on_hosts else None,
        network_configuration=_network(scope, spec),
        load_balancer=[*(_load_balancer(way) for way in ways), *joined] or None,
        service_registries=registry(scope, spec),
        health_check_grace_period_seconds=(
            deployment.health_check_grace_period_seconds if ways or joined else None
        ),
        deployment_minimum_healthy_percent=deployment.minimum_healthy_percent,
        deployment_maximum_percent=deployment.maximum_percent,
        deployment_circuit_breaker=EcsServiceDeploymentCircuitBreaker(
            enable=breaker.enabled, rollback=breaker.enabled and breaker.rollback
        ),
        alarms=roll_back(scope, spec, ways[0] if spec.ingress else None),
        availability_zone_rebalancing=(
            "ENABLED" if deployment.availability_zone_rebalancing else "DISABLED"
        ),
        enable_execute_command=spec.execute_command,
        enable_ecs_managed_tags=True,
        propagate_tags="SERVICE",
        # otherwise the provider replaces the service when its capacity providers change
        force_new_deployment=True,
        # no task starts before it may pull; ECS needs the rule before the service
        depends_on=[*may.policies, *(way.rule for way in ways)],
        lifecycle=TerraformResourceLifecycle(ignore_changes=["desired_count"]),
    )


def _share(scope: Scope, spec: Service, share: Share) -> EcsServiceCapacityProviderStrategy:
    return EcsServiceCapacityProviderStrategy(
        capacity_provider=provider_name(scope, spec, share.provider),
        weight=share.weight,
        base=share.base or None,
    )


def _placement() -> list[EcsServiceOrderedPlacementStrategy]:
    """Spread over the zones first, then packed onto as few hosts as possible."""
    return [
        EcsServiceOrderedPlacementStrategy(type="spread", field="attribute:ecs.availability-zone"),
        EcsServiceOrderedPlacementStrategy(type="binpack", field="cpu"),
    ]


def _network(scope: Scope, spec: Service) -> EcsServiceNetworkConfiguration:
    return EcsServiceNetworkConfiguration(
        subnets=subnets(scope, spec),
        security_groups=groups(scope, spec),
        assign_public_ip=spec.public_addresses,
    )


def _load_balancer(way: Entry) -> EcsServiceLoadBalancer:
    return EcsServiceLoadBalancer(
        target_group_arn=way.target_group.arn,
        container_name=way.container,
        container_port=way.port,
    )
