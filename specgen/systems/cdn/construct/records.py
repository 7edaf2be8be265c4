"""Records of the aliases, and of the names by which load balancers are asked."""

from cdktf_cdktf_provider_aws.cloudfront_distribution import CloudfrontDistribution
from cdktf_cdktf_provider_aws.route53_record import Route53Record, Route53RecordAlias

from specgen.facts.cdn import ZONE_ID
from specgen.sdk import part_name
from specgen.sdk.aws.dns.names import role_of
from specgen.sdk.aws.interfaces import PUBLIC_ZONE
from specgen.sdk.construct import Scope
from specgen.systems.cdn.model import Cdn, zone_here


def alias_records(scope: Scope, spec: Cdn, distribution: CloudfrontDistribution) -> None:
    """CloudFront has no health that Route 53 could evaluate."""
    if spec.zone is None:
        return
    zone_id = scope.read("public_zone", spec.zone, "zone_id")
    zone = PUBLIC_ZONE.get(scope.here, spec.zone)
    domain, owner = zone.spec.domain, scope.owner_of(zone)
    alias = Route53RecordAlias(
        name=distribution.domain_name, zone_id=ZONE_ID, evaluate_target_health=False
    )
    for name in spec.aliases:
        relative = name.removesuffix(domain).removesuffix(".")
        for type_ in spec.record_types:
            role = role_of(relative, type_)
            made = {"zone_id": zone_id, "name": name, "type": type_, "alias": alias}
            scope.add(Route53Record, role, **made, provider=owner)


def origin_records(scope: Scope, spec: Cdn) -> list[Route53Record]:
    """For a load balancer's own name no certificate can be had."""
    made = []
    for host, (name, origin) in spec.hosts().items():
        zone = zone_here(scope.here, host)
        if zone is None:
            continue
        balancer, region = origin.load_balancer or "", origin.region or scope.region
        alias = Route53RecordAlias(
            name=scope.read("load_balancer", balancer, "dns_name", region=region),
            zone_id=scope.read("load_balancer", balancer, "zone_id", region=region),
            evaluate_target_health=False,
        )
        record = scope.add(
            Route53Record,
            part_name(name, origin).map(lambda known: f"{known}-origin"),
            zone_id=scope.read_of(zone, "zone_id"),
            name=host,
            type="A",
            alias=alias,
            provider=scope.owner_of(zone),
        )
        made.append(record)
    return made
