"""IP set document -> a set of addresses for each scope."""

from cdktf_cdktf_provider_aws.wafv2_ip_set import Wafv2IpSet

from specgen.sdk.construct import Scope
from specgen.systems.ip_set.model import SETS, IpSet


def build(scope: Scope, spec: IpSet) -> None:
    ignored = ["addresses"] if spec.filled_elsewhere else []
    for of, role, _, _ in SETS:
        if spec.makes(of, scope.region):
            scope.add(
                Wafv2IpSet,
                role,
                name=scope.aws_name(role),
                scope=of.upper(),
                ip_address_version=spec.family.upper(),
                addresses=spec.addresses,
                tags={"Name": scope.aws_name(role)},
                lifecycle=scope.lifecycle(ignore=ignored) if ignored else None,
            )
