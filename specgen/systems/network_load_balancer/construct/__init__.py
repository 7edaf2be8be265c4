"""Network load balancer document -> load balancer; its listeners are in listeners.py."""

from typing import Any

from cdktf_cdktf_provider_aws.eip import Eip
from cdktf_cdktf_provider_aws.lb import Lb, LbAccessLogs, LbSubnetMapping

from specgen.sdk.aws.s3.closed import bucket_arn, log_bucket
from specgen.sdk.aws.s3.deliveries import vended_logs
from specgen.sdk.construct import Scope
from specgen.systems.network_load_balancer.construct.listeners import listener
from specgen.systems.network_load_balancer.model import NetworkLoadBalancer

LOGS = "access-logs"


def build(scope: Scope, spec: NetworkLoadBalancer) -> None:
    balancer = scope.add(
        Lb,
        name=scope.aws_name(),
        load_balancer_type="network",
        internal=spec.scheme == "internal",
        ip_address_type=spec.ip_address_type if spec.ip_address_type != "ipv4" else None,
        security_groups=[scope.read("security_group", g, "id") for g in spec.security_groups],
        enable_cross_zone_load_balancing=spec.cross_zone,
        enable_deletion_protection=scope.protected,
        access_logs=_access_logs(scope, spec) if spec.is_logged else None,
        tags={"Name": scope.aws_name()},
        **_subnets(scope, spec),
    )
    for name, one in sorted(spec.listeners.items()):
        listener(scope, spec, balancer, name, one)


def _subnets(scope: Scope, spec: NetworkLoadBalancer) -> dict[str, Any]:
    """With the addresses that stay, if there are any."""
    output = f"subnets_{spec.tier}"
    if not spec.fixed_addresses and not spec.private_addresses:
        return {"subnets": scope.read_list("network", spec.network, output)}
    mappings = [
        LbSubnetMapping(
            subnet_id=scope.read_item("network", spec.network, output, index),
            allocation_id=_address(scope, zone) if spec.fixed_addresses else None,
            private_ipv4_address=spec.private_addresses.get(zone),
        )
        for index, zone in enumerate(spec.zones(scope.here))
    ]
    return {"subnet_mapping": mappings}


def _address(scope: Scope, zone: str) -> str:
    """Clients have it in their lists, so that it outlasts the load balancer."""
    role = f"address-{zone}"
    name = {"Name": scope.aws_name(role)}
    return scope.add(Eip, role, domain="vpc", tags=name, lifecycle=scope.lifecycle()).id


def _access_logs(scope: Scope, spec: NetworkLoadBalancer) -> LbAccessLogs:
    # AWS looks at the policy when logging is turned on
    policy = log_bucket(
        scope,
        LOGS,
        retention_days=spec.access_logs.retention_days,
        statements=list(vended_logs(scope.names, bucket_arn(scope, LOGS))),
    )
    return LbAccessLogs(bucket=policy.bucket, enabled=True)
