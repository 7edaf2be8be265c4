"""The name of a service's tasks in its cluster's namespace."""

from cdktf_cdktf_provider_aws.ecs_service import EcsServiceServiceRegistries
from cdktf_cdktf_provider_aws.service_discovery_service import (
    ServiceDiscoveryService,
    ServiceDiscoveryServiceDnsConfig,
    ServiceDiscoveryServiceDnsConfigDnsRecords,
    ServiceDiscoveryServiceHealthCheckCustomConfig,
)

from specgen.sdk.construct import Scope
from specgen.systems.service.model import Service

TTL_SECONDS = 10


def registry(scope: Scope, spec: Service) -> EcsServiceServiceRegistries | None:
    """None if the tasks do not listen; ECS itself tells Cloud Map which ones are healthy."""
    if not spec.is_found(scope.here):
        return None
    records = ServiceDiscoveryServiceDnsConfigDnsRecords(ttl=TTL_SECONDS, type="A")
    made = scope.add(
        ServiceDiscoveryService,
        name=scope.first_name,
        description=scope.description,
        dns_config=ServiceDiscoveryServiceDnsConfig(
            namespace_id=scope.read("cluster", spec.cluster, "namespace_id"),
            dns_records=[records],
            routing_policy="MULTIVALUE",
        ),
        health_check_custom_config=ServiceDiscoveryServiceHealthCheckCustomConfig(
            failure_threshold=1
        ),
        # ECS deregisters its tasks some time after the service is deleted
        force_destroy=True,
    )
    return EcsServiceServiceRegistries(registry_arn=made.arn)
