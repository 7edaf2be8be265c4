"""How a service is reached: a target group, and a rule on the load balancer's HTTPS listener."""

from dataclasses import dataclass

from cdktf import TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.lb_listener_rule import LbListenerRule, LbListenerRuleAction
from cdktf_cdktf_provider_aws.lb_target_group import LbTargetGroup, LbTargetGroupHealthCheck

from specgen.sdk.aws.elb.conditions import conditions
from specgen.sdk.construct import Scope
from specgen.systems.service.model import Service
from specgen.systems.service.model.parts import Ingress

UNUSED_PORT = 80
"""A target group must have a port, and a change replaces it; ECS registers each task with its own.

source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """load_balancer: name of its document"""

    target_group: LbTargetGroup
    rule: LbListenerRule
    load_balancer: str


def entry(scope: Scope, spec: Service, ingress: Ingress) -> Entry:
    group = _target_group(scope, spec, ingress)
    rule = scope.add(
        LbListenerRule,
        listener_arn=scope.read("load_balancer", ingress.load_balancer, "https_listener_arn"),
        priority=ingress.priority,
        action=[LbListenerRuleAction(type="forward", target_group_arn=group.arn)],
        condition=conditions(ingress.host, ingress.path_patterns),
        tags={"Name": scope.aws_name()},
    )
    return Entry(group, rule, ingress.load_balancer)


def _target_group(scope: Scope, spec: Service, ingress: Ingress) -> LbTargetGroup:
    """Its name contains what replaces it, because AWS deletes no group that a rule still names."""
    return scope.add(
        LbTargetGroup,
        name=scope.aws_name(ingress.group_role),
        target_type="ip",
        protocol="HTTP",
        protocol_version=ingress.protocol_version,
        port=UNUSED_PORT,
        vpc_id=scope.read("network", spec.network_name(scope.here), "vpc_id"),
        deregistration_delay=str(ingress.deregistration_delay_seconds),
        slow_start=ingress.slow_start_seconds or None,
        health_check=LbTargetGroupHealthCheck(
            path=spec.health_check_path,
            protocol="HTTP",
            port="traffic-port",
            matcher=ingress.healthy_status,
            interval=15,
            timeout=5,
            healthy_threshold=2,
            unhealthy_threshold=3,
        ),
        lifecycle=TerraformResourceLifecycle(create_before_destroy=True),
    )
