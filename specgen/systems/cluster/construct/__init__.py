"""Cluster document -> ECS cluster and its capacity providers; hosts are in hosts.py."""

from cdktf_cdktf_provider_aws.ecs_capacity_provider import (
    EcsCapacityProvider,
    EcsCapacityProviderAutoScalingGroupProvider,
    EcsCapacityProviderAutoScalingGroupProviderManagedScaling,
)
from cdktf_cdktf_provider_aws.ecs_cluster import EcsCluster, EcsClusterSetting
from cdktf_cdktf_provider_aws.ecs_cluster_capacity_providers import (
    EcsClusterCapacityProviders,
    EcsClusterCapacityProvidersDefaultCapacityProviderStrategy,
)
from cdktf_cdktf_provider_aws.service_discovery_private_dns_namespace import (
    ServiceDiscoveryPrivateDnsNamespace,
)

from specgen.sdk import PartName, part_name
from specgen.sdk.construct import Scope
from specgen.systems.cluster.construct.hosts import hosts
from specgen.systems.cluster.model import Cluster
from specgen.systems.cluster.model.fields import FARGATE
from specgen.systems.cluster.model.parts import CapacityProvider


def build(scope: Scope, spec: Cluster) -> None:
    cluster = scope.add(
        EcsCluster,
        name=scope.aws_name(),
        setting=[EcsClusterSetting(name="containerInsights", value=spec.container_insights)],
    )
    made = {
        name: _provider(scope, spec, cluster, part_name(name, provider), provider).name
        for name, provider in spec.capacity_providers.items()
    }
    made |= {name: name.upper() for name in FARGATE if getattr(spec, name)}
    default = EcsClusterCapacityProvidersDefaultCapacityProviderStrategy(
        capacity_provider=made[spec.default_provider()], weight=1
    )
    scope.add(
        EcsClusterCapacityProviders,
        cluster_name=cluster.name,
        capacity_providers=[made[name] for name in spec.provider_names()],
        default_capacity_provider_strategy=[default],
    )
    if spec.namespace:
        scope.add(
            ServiceDiscoveryPrivateDnsNamespace,
            name=spec.namespace,
            description=scope.description,
            vpc=scope.read("network", spec.network, "vpc_id"),
        )


def _provider(
    scope: Scope, spec: Cluster, cluster: EcsCluster, name: PartName, provider: CapacityProvider
) -> EcsCapacityProvider:
    """After the cluster: the first cluster of an account makes the role that ECS needs here."""
    scaling = EcsCapacityProviderAutoScalingGroupProviderManagedScaling(
        status=_switch(provider.managed_scaling),
        target_capacity=provider.target_capacity_percent,
        instance_warmup_period=provider.instance_warmup_seconds,
    )
    group = EcsCapacityProviderAutoScalingGroupProvider(
        auto_scaling_group_arn=hosts(scope, spec, name, provider).arn,
        managed_scaling=scaling,
        managed_termination_protection=_switch(provider.managed_termination_protection),
        managed_draining=_switch(provider.managed_draining),
    )
    return scope.add(
        EcsCapacityProvider,
        name,
        name=scope.aws_name(name),
        auto_scaling_group_provider=group,
        depends_on=[cluster],
    )


def _switch(on: bool) -> str:
    return "ENABLED" if on else "DISABLED"
