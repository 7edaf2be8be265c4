"""A listener, and the target group that the tasks of its services join."""

from typing import Any

from cdktf import TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.lb import Lb
from cdktf_cdktf_provider_aws.lb_listener import LbListener, LbListenerDefaultAction
from cdktf_cdktf_provider_aws.lb_listener_certificate import LbListenerCertificate
from cdktf_cdktf_provider_aws.lb_target_group import (
    LbTargetGroup,
    LbTargetGroupHealthCheck,
    LbTargetGroupStickiness,
)

from specgen.sdk import part_name, together
from specgen.sdk.aws.interfaces import CERTIFICATE
from specgen.sdk.construct import Scope
from specgen.systems.network_load_balancer.model import NetworkLoadBalancer
from specgen.systems.network_load_balancer.model.listeners import Health, Listener, group_role

USUAL_STATUSES = "200-399"


def listener(
    scope: Scope, spec: NetworkLoadBalancer, balancer: Lb, name: str, one: Listener
) -> None:
    group = _group(scope, spec, name, one)
    role = part_name(name, one)
    made = scope.add(
        LbListener,
        role,
        load_balancer_arn=balancer.arn,
        port=one.port,
        protocol=one.protocol.upper(),
        tcp_idle_timeout_seconds=one.idle_timeout_seconds,
        default_action=[LbListenerDefaultAction(type="forward", target_group_arn=group.arn)],
        **(_tls(scope, one) if one.is_tls else {}),
    )
    for certificate in one.more_certificates if one.is_tls else ():
        document = CERTIFICATE.get(scope.here, certificate)
        scope.add(
            LbListenerCertificate,
            together(role, document.effective.part_name.map("certificate-{}".format)),
            listener_arn=made.arn,
            certificate_arn=scope.read("certificate", certificate, "arn"),
        )


def _tls(scope: Scope, one: Listener) -> dict[str, Any]:
    certificate = one.certificate or ""  # NLB112 refuses a listener without one
    return {
        "ssl_policy": one.ssl_policy,
        "certificate_arn": scope.read("certificate", certificate, "arn"),
        "alpn_policy": one.alpn,
    }


def _group(scope: Scope, spec: NetworkLoadBalancer, name: str, one: Listener) -> LbTargetGroup:
    """AWS deletes no group that a listener still names, so that a new one comes first.

    Its port is not used: ECS registers each task with its own.
    """
    role = group_role(name, one)
    return scope.add(
        LbTargetGroup,
        role,
        name=scope.aws_name(role),
        target_type="ip",
        protocol=one.target_protocol,
        port=UNUSED_PORT,
        vpc_id=scope.read("network", spec.network, "vpc_id"),
        # AWS always does it for UDP, and refuses the attribute
        preserve_client_ip=None if one.has_udp else str(one.sees_clients).lower(),
        proxy_protocol_v2=one.proxy_protocol,
        deregistration_delay=str(one.deregistration_delay_seconds),
        connection_termination=True,
        health_check=_health(one.health_check),
        stickiness=_stickiness(one),
        lifecycle=TerraformResourceLifecycle(create_before_destroy=True),
    )


def _stickiness(one: Listener) -> LbTargetGroupStickiness | None:
    """AWS refuses the attribute for TLS, even if it is off; for others `false` turns it off.

    source: InvalidConfigurationRequest in moto 5.2.5, which repeats AWS's words (2026-11-30)
    """
    if one.target_protocol == "TLS":
        return None
    return LbTargetGroupStickiness(enabled=one.sticky, type="source_ip")


UNUSED_PORT = 80
"""A target group must have a port, and a change replaces it.

source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
(2026-11-30)
"""


def _health(check: Health) -> LbTargetGroupHealthCheck:
    by_path = check.protocol != "tcp"
    return LbTargetGroupHealthCheck(
        protocol=check.protocol.upper(),
        port="traffic-port" if check.port is None else str(check.port),
        path=(check.path or "/") if by_path else None,
        matcher=(check.healthy_status or USUAL_STATUSES) if by_path else None,
        interval=check.interval_seconds,
        timeout=check.timeout_seconds,
        healthy_threshold=check.healthy_threshold,
        unhealthy_threshold=check.unhealthy_threshold,
    )
