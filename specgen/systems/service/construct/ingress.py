"""How a service is reached: a target group, and a rule on the load balancer's HTTPS listener."""

from dataclasses import dataclass

from cdktf import TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.lb_listener_rule import (
    LbListenerRule,
    LbListenerRuleAction,
    LbListenerRuleActionAuthenticateOidc,
)
from cdktf_cdktf_provider_aws.lb_target_group import (
    LbTargetGroup,
    LbTargetGroupHealthCheck,
    LbTargetGroupStickiness,
)

from specgen.sdk import together
from specgen.sdk.aws.elb.conditions import conditions, more_conditions
from specgen.sdk.aws.elb.listener import listener_arn
from specgen.sdk.aws.secret_value import whole_value
from specgen.sdk.construct import Scope
from specgen.systems.service.model import Service
from specgen.systems.service.model.ingress import Ingress, Stickiness, group_role

UNUSED_PORT = 80
"""A target group must have a port, and a change replaces it; ECS registers each task with its own.

source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """load_balancer: name of its document; port: 0 if CMP115 is broken"""

    target_group: LbTargetGroup
    rule: LbListenerRule
    load_balancer: str
    container: str
    port: int


def entries(scope: Scope, spec: Service) -> list[Entry]:
    """That of `ingress` first."""
    return [_entry(scope, spec, name, ingress) for name, ingress in spec.named_ways()]


def _entry(scope: Scope, spec: Service, name: str, ingress: Ingress) -> Entry:
    group = _target_group(scope, spec, name, ingress)
    matched = conditions(ingress.every_host, ingress.path_patterns)
    rule = scope.add(
        LbListenerRule,
        name,
        listener_arn=listener_arn(scope, ingress.load_balancer),
        priority=ingress.priority,
        action=_actions(scope, name, ingress, group),
        condition=[*matched, *more_conditions(ingress.headers, ingress.query)],
        tags={"Name": scope.aws_name(name)},
    )
    container = ingress.container or scope.first_name
    return Entry(group, rule, ingress.load_balancer, container, spec.port_of(ingress) or 0)


def _actions(
    scope: Scope, name: str, ingress: Ingress, group: LbTargetGroup
) -> list[LbListenerRuleAction]:
    if ingress.login is None:
        return [LbListenerRuleAction(type="forward", target_group_arn=group.arn)]
    login = ingress.login
    oidc = LbListenerRuleActionAuthenticateOidc(
        issuer=login.issuer,
        authorization_endpoint=login.authorization_endpoint,
        token_endpoint=login.token_endpoint,
        user_info_endpoint=login.user_info_endpoint,
        client_id=login.client_id,
        client_secret=whole_value(scope, login.client_secret, together("login", name)),
        scope=login.scope,
        session_timeout=login.session_hours * 3600,
        on_unauthenticated_request=login.otherwise,
    )
    return [
        LbListenerRuleAction(type="authenticate-oidc", order=1, authenticate_oidc=oidc),
        LbListenerRuleAction(type="forward", order=2, target_group_arn=group.arn),
    ]


def _target_group(scope: Scope, spec: Service, name: str, ingress: Ingress) -> LbTargetGroup:
    """Its name contains what replaces it, because AWS deletes no group that a rule still names."""
    health = ingress.health_check
    return scope.add(
        LbTargetGroup,
        name,
        name=scope.aws_name(group_role(name, ingress)),
        target_type="ip",
        protocol="HTTP",
        protocol_version=ingress.protocol_version,
        port=UNUSED_PORT,
        vpc_id=scope.read("network", spec.network_name(scope.here), "vpc_id"),
        deregistration_delay=str(ingress.deregistration_delay_seconds),
        slow_start=ingress.slow_start_seconds or None,
        health_check=LbTargetGroupHealthCheck(
            path=health.path or spec.health_check_path,
            protocol="HTTP",
            port="traffic-port",
            matcher=ingress.healthy_status,
            interval=health.interval_seconds,
            timeout=health.timeout_seconds,
            healthy_threshold=health.healthy_threshold,
            unhealthy_threshold=health.unhealthy_threshold,
        ),
        stickiness=_stickiness(ingress.stickiness) if ingress.stickiness else None,
        lifecycle=TerraformResourceLifecycle(create_before_destroy=True),
    )


def _stickiness(sticky: Stickiness) -> LbTargetGroupStickiness:
    sort = "app_cookie" if sticky.cookie else "lb_cookie"
    return LbTargetGroupStickiness(
        enabled=True,
        type=sort,
        cookie_name=sticky.cookie or None,
        cookie_duration=sticky.seconds,
    )
