"""ECS: settings of a service that are not returned."""

from typing import Any

from moto.ecs.responses import EC2ContainerServiceResponse

from specgen.prove.emulator.fixes.fix import fix

_FORGOTTEN = {
    "availabilityZoneRebalancing": "availability_zone_rebalancing",
    "capacityProviderStrategy": "capacity_provider_strategy",
    "deploymentConfiguration": "deployment_configuration",
    "enableECSManagedTags": "enable_ecs_managed_tags",
    "enableExecuteCommand": "enable_execute_command",
    "healthCheckGracePeriodSeconds": "health_check_grace_period_seconds",
    "placementConstraints": "placement_constraints",
    "placementStrategy": "placement_strategy",
}


@fix(EC2ContainerServiceResponse, "create_service")
def keeps_what_a_new_service_is(self: Any, original: Any) -> Any:
    """Half of what CreateService sets is dropped, and every service has a launch type."""
    answer = original(self)
    service = answer.result["service"]
    _remember(service, self)
    if self._get_param("capacityProviderStrategy"):
        service.launch_type = None  # a service has either one or the other
    return answer


def _remember(service: Any, request: Any) -> None:
    for asked, kept in _FORGOTTEN.items():
        value = request._get_param(asked)  # noqa: SLF001  moto's own way to a parameter
        if value is not None:
            setattr(service, kept, value)


FIXES = (keeps_what_a_new_service_is,)
