"""How a service joins the target group of a network load balancer's listener."""

from cdktf_cdktf_provider_aws.ecs_service import EcsServiceLoadBalancer

from specgen.sdk.aws.interfaces import NETWORK_LOAD_BALANCER
from specgen.sdk.construct import Scope
from specgen.systems.service.model import Service
from specgen.systems.service.model.network_ingress import network_port


def network_entries(scope: Scope, spec: Service) -> list[EcsServiceLoadBalancer]:
    """The listener is made before: ECS refuses a group that no load balancer has."""
    made = []
    for way in spec.network_ingresses:
        balancer = NETWORK_LOAD_BALANCER.get(scope.here, way.load_balancer)
        if way.listener in balancer.spec.listeners:  # CMP191 refuses others
            output = balancer.spec.group_output(way.listener)
            entry = EcsServiceLoadBalancer(
                target_group_arn=scope.read("network_load_balancer", way.load_balancer, output),
                container_name=way.container or scope.first_name,
                container_port=network_port(spec, way) or 0,
            )
            made.append(entry)
    return made
