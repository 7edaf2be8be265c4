"""Global name document -> alias records of Route 53, by routing policy.

A target with a failover, inside another policy, stands behind a name of its own: Route 53 has one
policy for each name.
source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-complex-configs.html
(2026-11-29)
"""

from dataclasses import dataclass
from typing import Any

from cdktf_cdktf_provider_aws.route53_record import (
    Route53Record,
    Route53RecordAlias,
    Route53RecordFailoverRoutingPolicy,
    Route53RecordGeolocationRoutingPolicy,
    Route53RecordLatencyRoutingPolicy,
    Route53RecordWeightedRoutingPolicy,
)

from specgen.sdk.aws.elb.named import balancer_near
from specgen.sdk.aws.interfaces import PUBLIC_ZONE
from specgen.sdk.construct import Scope
from specgen.systems.global_name.model import (
    PRIMARY,
    SECONDARY,
    GlobalName,
    Target,
    key_of,
    place_role,
)


def build(scope: Scope, spec: GlobalName) -> None:
    names = _Names(scope, spec, scope.read("public_zone", spec.zone, "zone_id"))
    host = spec.host(scope.here)
    for region, target in spec.targets.items():
        if spec.routing == "failover":
            names.pair(host, region, target, "")
        else:
            names.chosen(host, region, target)


@dataclass(frozen=True, slots=True)
class _Names:
    scope: Scope
    spec: GlobalName
    zone_id: str

    def chosen(self, host: str, region: str, target: Target) -> None:
        """The records of a target, which its routing policy chooses."""
        alias, checked = self._behind(region, target)
        key = key_of(self.scope.here, region)
        for role, policy in self._policies(region, target):
            self._add(role or key, host, alias, **policy, health_check_id=checked)

    def pair(self, host: str, region: str, target: Target, prefix: str) -> Route53Record:
        """The load balancer of a region, and the one that takes its place."""
        checked = self._check(region, target)
        first = self._failover(host, region, f"{prefix}{PRIMARY}", checked)
        self._failover(host, target.failover or region, f"{prefix}{SECONDARY}", None)
        return first

    def _behind(self, region: str, target: Target) -> tuple[Route53RecordAlias, str | None]:
        """What the record of a target leads to, and the health check that the record has itself."""
        if not target.failover:
            return self._balancer(region), self._check(region, target)
        here = self.scope.here
        host, prefix = self.spec.pair_host(here, region), f"{key_of(here, region)}-"
        name = self.pair(host, region, target, prefix).fqdn
        alias = Route53RecordAlias(name=name, zone_id=self.zone_id, evaluate_target_health=True)
        return alias, None

    def _policies(self, region: str, target: Target) -> list[tuple[str, dict[str, Any]]]:
        """Role, or nothing for the region's own, and arguments of each record."""
        if self.spec.routing == "latency":
            policy = Route53RecordLatencyRoutingPolicy(region=region)
            return [("", {"set_identifier": region, "latency_routing_policy": policy})]
        if self.spec.routing == "weighted":
            weight = Route53RecordWeightedRoutingPolicy(weight=target.weight or 0)
            return [("", {"set_identifier": region, "weighted_routing_policy": weight})]
        if self.spec.routing == "geolocation":
            return [self._place(region, *place) for place in target.places()]
        return [("", {})]

    def _place(self, region: str, argument: str, code: str) -> tuple[str, dict[str, Any]]:
        role = place_role(self.scope.here, region, argument, code)
        policy = Route53RecordGeolocationRoutingPolicy(**{argument: code})
        return role, {"set_identifier": role, "geolocation_routing_policy": policy}

    def _failover(self, host: str, region: str, role: str, check: str | None) -> Route53Record:
        kind = SECONDARY if role.endswith(SECONDARY) else PRIMARY
        policy = Route53RecordFailoverRoutingPolicy(type=kind.upper())
        return self._add(
            role,
            host,
            self._balancer(region),
            set_identifier=kind,
            failover_routing_policy=policy,
            health_check_id=check,
        )

    def _balancer(self, region: str) -> Route53RecordAlias:
        name = self.spec.load_balancer
        found = balancer_near(self.scope.here, name, region)
        kind = found.effective.kind if found else "load_balancer"
        return Route53RecordAlias(
            name=self.scope.read(kind, name, "dns_name", region=region),
            zone_id=self.scope.read(kind, name, "zone_id", region=region),
            evaluate_target_health=self.spec.evaluate_target_health,
        )

    def _check(self, region: str, target: Target) -> str | None:
        check = target.health_check
        return self.scope.read("health_check", check, "id", region=region) if check else None

    def _add(
        self, role: str, host: str, alias: Route53RecordAlias, **arguments: Any
    ) -> Route53Record:
        owner = self.scope.owner_of(PUBLIC_ZONE.get(self.scope.here, self.spec.zone))
        made = {"zone_id": self.zone_id, "name": host, "alias": alias, "provider": owner}
        made |= arguments
        if "AAAA" in self.spec.record_types(self.scope.here):
            self.scope.add(Route53Record, f"{role}-ipv6", type="AAAA", **made)
        return self.scope.add(Route53Record, role, type="A", **made)
