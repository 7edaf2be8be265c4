"""Private zone document -> hosted zone, associated with the VPCs of all regions."""

from cdktf_cdktf_provider_aws.route53_zone import Route53Zone, Route53ZoneVpc

from specgen.sdk.aws.dns.records import records
from specgen.sdk.construct import Scope
from specgen.systems.private_zone.model import PrivateZone


def build(scope: Scope, spec: PrivateZone) -> None:
    zone = scope.add(
        Route53Zone,
        name=spec.domain,
        comment=scope.description,
        vpc=[
            Route53ZoneVpc(
                vpc_id=scope.read("network", network.name, "vpc_id", region=network.region),
                vpc_region=network.region,
            )
            for network in spec.associated(scope.here)
        ],
        lifecycle=scope.lifecycle(),
    )
    records(scope, zone.zone_id, spec.domain, spec.records)
