"""How clients reach a pooler: an internal network load balancer, which forwards TCP."""

from dataclasses import dataclass

from cdktf import TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.lb import Lb
from cdktf_cdktf_provider_aws.lb_listener import LbListener, LbListenerDefaultAction
from cdktf_cdktf_provider_aws.lb_target_group import LbTargetGroup, LbTargetGroupHealthCheck

from specgen.sdk.construct import Scope
from specgen.systems.pooler.model import Pooler


@dataclass(frozen=True, slots=True)
class Balancer:
    group: LbTargetGroup
    listener: LbListener


def balancer(scope: Scope, spec: Pooler) -> Balancer:
    """It has the tasks' own groups: whoever reaches them reaches it, and it reaches them."""
    here = scope.here
    network, tier = spec.network_name(here), spec.used_tiers(here)[0]
    made = scope.add(
        Lb,
        name=scope.aws_name(),
        load_balancer_type="network",
        internal=True,
        subnets=scope.read_list("network", network, f"subnets_{tier}"),
        security_groups=[scope.read("security_group", g, "id") for g in spec.used_groups(here)],
        enable_cross_zone_load_balancing=True,
        enable_deletion_protection=scope.protected,
        tags={"Name": scope.aws_name()},
    )
    group = _group(scope, spec, scope.read("network", network, "vpc_id"))
    listener = scope.add(
        LbListener,
        load_balancer_arn=made.arn,
        port=spec.listen_port,
        protocol="TCP",
        default_action=[LbListenerDefaultAction(type="forward", target_group_arn=group.arn)],
    )
    return Balancer(group, listener)


def _group(scope: Scope, spec: Pooler, vpc: str) -> LbTargetGroup:
    """Tasks see the load balancer's addresses, so rules must admit its groups."""
    return scope.add(
        LbTargetGroup,
        name=scope.aws_name(),
        target_type="ip",
        protocol="TCP",
        port=spec.listen_port,
        vpc_id=vpc,
        preserve_client_ip="false",
        deregistration_delay=str(spec.stop_timeout_seconds),
        connection_termination=True,
        health_check=LbTargetGroupHealthCheck(
            protocol="TCP",
            port="traffic-port",
            interval=10,
            healthy_threshold=2,
            unhealthy_threshold=2,
        ),
        lifecycle=TerraformResourceLifecycle(create_before_destroy=True),
    )
