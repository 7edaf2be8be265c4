"""A network, and what follows from its document."""

from collections.abc import Iterator
from contextlib import suppress

from specgen.sdk import (
    AwsName,
    Bought,
    Derived,
    Here,
    KeyUse,
    Kind,
    Output,
    Published,
    QuotaNeed,
    Subject,
    part_name,
)
from specgen.sdk.aws.interfaces import SECURITY_GROUP, Rule, is_watched
from specgen.systems.network.model import numbers
from specgen.systems.network.model.charges import charges
from specgen.systems.network.model.fields import Fields

NAT_GATEWAYS = "nat_gateway_ids"
IPV6_BLOCK = "2600:1f18:1234:5600::/56"
PREFIX_LIST = "pl-0123456789abcdef0"


class Network(Fields, kw_only=True):
    """A VPC: subnets by tier in its zones, NAT, routes, endpoints, flow logs."""

    def charges(self, here: Here) -> Iterator[Bought]:
        yield from charges(self)

    def outputs(self, here: Here) -> Iterator[Output]:
        yield Output("vpc_id", "vpc-0123456789abcdef0", (("aws_vpc", ""),))
        for name, tier in self.tiers.items():
            of_tier = tuple(("aws_subnet", s.role) for s in self.subnets() if s.tier == name)
            yield Output(
                part_name(name, tier).map("subnets_{}".format),
                "subnet-0123456789abcdef0,subnet-0123456789abcdef1,subnet-0123456789abcdef2",
                of_tier,
                is_list=True,
            )
        for service in self._listed(here):
            of_service = (("aws_vpc_endpoint", service),)
            yield Output(f"prefix_list_{service}", PREFIX_LIST, of_service, "prefix_list_id")
        if self.ipv6 and self._says_vpc(here):
            yield Output("ipv6_cidr", IPV6_BLOCK, (("aws_vpc", ""),), "ipv6_cidr_block")
        if self.nat_zones() and is_watched(here):
            gateways = tuple(("aws_nat_gateway", zone) for zone in self.nat_zones())
            yield Output(NAT_GATEWAYS, "nat-0123456789abcdef0", gateways, is_list=True)
        if len(here.platform.regions_of(here.environment)) == 1:
            return  # nobody routes to another region
        for table in self.route_tables():
            of_table = (("aws_route_table", table),)
            yield Output(f"route_table_{table}", "rtb-0123456789abcdef0", of_table)

    def _listed(self, here: Here) -> list[str]:
        """Gateway endpoints whose prefix list a rule of a group names."""
        named = {rule.prefix_list for rule in self._rules(here)}
        return [service for service in self.endpoints.gateway if service in named]

    def _says_vpc(self, here: Here) -> bool:
        """Whether a rule of a group is about all addresses of the network."""
        return any(rule.cidr == "vpc" for rule in self._rules(here))

    def _rules(self, here: Here) -> Iterator[Rule]:
        for group in SECURITY_GROUP.near(here):
            if group.spec.network == here.name:
                yield from (*group.spec.ingress, *group.spec.egress)

    def watched(self, here: Here) -> Iterator[Subject]:
        for i, zone in enumerate(self.nat_zones()):
            yield Subject("nat_gateway", zone, {"NatGatewayId": Published(here, NAT_GATEWAYS, i)})

    def derived(self, here: Here) -> Iterator[Derived]:
        with suppress(ValueError):
            yield from numbers.addresses(self, here)

    def quota_needs(self, here: Here) -> Iterator[QuotaNeed]:
        yield from numbers.quota_needs(self, here)

    def aws_names(self) -> Iterator[AwsName]:
        if self.flow_logs.enabled:
            yield AwsName("s3_bucket", "flow-logs-000000000000")

    def key_uses(self) -> Iterator[KeyUse]:
        if self.flow_logs.enabled and self.flow_logs.key:
            pointer = ("flow_logs", "key")
            yield KeyUse(self.flow_logs.key, "s3", pointer)
            yield KeyUse(self.flow_logs.key, "log_delivery", pointer)


NETWORK: Kind[Network] = Kind("network")
