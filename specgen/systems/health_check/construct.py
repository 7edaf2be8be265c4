"""Health check document -> health check of Route 53."""

from typing import Any

from cdktf_cdktf_provider_aws.route53_health_check import Route53HealthCheck

from specgen.sdk.construct import Scope
from specgen.systems.health_check.model import HealthCheck


def build(scope: Scope, spec: HealthCheck) -> None:
    made = _calculated(scope, spec) if spec.children else _endpoint(scope, spec)
    scope.add(Route53HealthCheck, **made, tags={"Name": scope.aws_name()})


def _calculated(scope: Scope, spec: HealthCheck) -> dict[str, Any]:
    return {
        "type": "CALCULATED",
        "child_healthchecks": [scope.read("health_check", c, "id") for c in spec.children],
        "child_health_threshold": spec.needed(),
    }


def _endpoint(scope: Scope, spec: HealthCheck) -> dict[str, Any]:
    return {
        "type": _type(spec),
        "fqdn": _host(scope, spec),
        "ip_address": spec.address,
        "port": spec.asked_port,
        "resource_path": None if spec.protocol == "tcp" else spec.path,
        "search_string": spec.search_string,
        "request_interval": spec.interval_seconds,
        "failure_threshold": spec.failure_threshold,
        "enable_sni": True if spec.protocol == "https" else None,
        "regions": spec.checker_regions or None,
    }


def _type(spec: HealthCheck) -> str:
    kind = spec.protocol.upper()
    return f"{kind}_STR_MATCH" if spec.search_string else kind


def _host(scope: Scope, spec: HealthCheck) -> str | None:
    if spec.load_balancer:
        return scope.read("load_balancer", spec.load_balancer, "dns_name")
    return spec.fqdn
