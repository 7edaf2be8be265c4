"""What a network costs: NAT gateways, their addresses, interface endpoints, records."""

from collections.abc import Iterator

from specgen.sdk import Bought, Usage, hourly
from specgen.systems.network.model.fields import Fields


def charges(spec: Fields) -> Iterator[Bought]:
    gateways = len(spec.nat_zones())
    if gateways:
        yield hourly("nat-gateway", gateways, gateways, ("nat",), "gateways")
        yield hourly("public-ipv4", gateways, gateways, ("nat",), "addresses")
        yield Usage("nat_gib", "nat-gib", ("nat",))
    tier = spec.tiers.get(spec.endpoints.tier)
    zones = len(list(tier.by_zone(spec.zones))) if tier else 0
    endpoints = zones * len(spec.endpoints.interface)
    if endpoints:
        pointer = ("endpoints", "interface")
        yield hourly("vpc-endpoint", endpoints, endpoints, pointer, "endpoints in zones")
        yield Usage("endpoint_gib", "vpc-endpoint-gib", pointer)
    if spec.flow_logs.enabled:
        yield Usage("flow_log_gib", "flow-log-gib", ("flow_logs",))
        yield Usage("flow_log_stored_gib", "s3-gib", ("flow_logs", "retention_days"))
