"""The keys of a network load balancer document, and what others may ask about it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from specgen.sdk import (
    AddressNeed,
    AwsName,
    Bought,
    Claim,
    Here,
    Name,
    Output,
    Part,
    Published,
    QuotaNeed,
    Subject,
    Usage,
    hourly,
    part_name,
    together,
)
from specgen.sdk.aws.interfaces import NETWORK, SERVICE
from specgen.sdk.aws.lifecycle import ExpirationDays
from specgen.sdk.aws.network.placement import Placed
from specgen.sdk.aws.network.tiers import zones_of
from specgen.sdk.placeholders import DNS_NAME, ZONE_ID
from specgen.systems.network_load_balancer.model.listeners import Listener, group_role

MOST_LISTENERS = 50
"""source: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-limits.html
(2026-11-30)
"""
ARN = "arn:{partition}:elasticloadbalancing:{region}:{account}"
SUFFIX = "net/{name}/0123456789abcdef"
GROUP = "targetgroup/{name}/0123456789abcdef"
"""In the form that AWS uses; placeholders of its outputs."""
OF_LISTENER = "default_action[0].target_group_arn"
"""By way of the listener: ECS refuses a service whose group no load balancer has yet."""


class AccessLogs(Part):
    enabled: Annotated[
        bool | None,
        Meta(
            description="Record connections of TLS, because AWS records no others; by default if "
            "a listener speaks TLS"
        ),
    ] = None
    retention_days: Annotated[ExpirationDays, Meta(description="Days that records are kept")] = 365


class NetworkLoadBalancer(Placed, kw_only=True):
    """A network load balancer: TCP, UDP and TLS connections, each listener for one service.

    Services name a listener in `network_ingresses`. It has security groups from its creation on,
    because AWS lets nobody add the first one later.
    """

    not_built: ClassVar[dict[str, str]] = {
        "web_acl": "WAF looks at requests of HTTP, which only a load_balancer reads",
        "certificate": "each listener of TLS names its own",
        "ssl_policy": "each listener of TLS has its own",
        "http_only": "a listener of tcp takes any protocol; HTTP is read by a load_balancer",
        "idle_timeout_seconds": "each listener has its own",
        "target_groups": "each listener has one, and services join it by `network_ingresses`",
        "type": "this kind is always a network load balancer",
    }

    scheme: Annotated[
        Literal["internet-facing", "internal"],
        Meta(description="Whether the internet reaches it, or only its network"),
    ]
    ip_address_type: Annotated[
        Literal["ipv4", "dualstack"],
        Meta(description="Whether clients reach it over IPv4 alone, or over IPv6, too"),
    ] = "ipv4"
    listeners: Annotated[
        dict[Name, Listener],
        Meta(
            description="Ports that clients connect to, by name",
            min_length=1,
            max_length=MOST_LISTENERS,
            examples=[{"mqtt": {"port": 8883, "protocol": "tls", "certificate": "web"}}],
        ),
    ]
    cross_zone: Annotated[
        bool,
        Meta(
            description="Each zone sends to the tasks of all zones; AWS bills the traffic between "
            "them"
        ),
    ] = True
    fixed_addresses: Annotated[
        bool,
        Meta(
            description="An Elastic IP address in each zone, for clients that list the addresses "
            "they connect to; internet-facing only"
        ),
    ] = False
    private_addresses: Annotated[
        dict[Annotated[str, Meta(pattern="^[a-z]$")], str],
        Meta(
            description="Zone -> its address there, for an internal one; by default AWS chooses",
            examples=[{"a": "10.0.16.10", "b": "10.0.32.10"}],
        ),
    ] = {}
    access_logs: Annotated[
        AccessLogs, Meta(description="Access logs, in an S3 bucket; of listeners of TLS only")
    ] = AccessLogs()

    @property
    def has_tls(self) -> bool:
        return any(one.is_tls for one in self.listeners.values())

    @property
    def is_logged(self) -> bool:
        return self.has_tls and self.access_logs.enabled is not False

    @property
    def certificate_names(self) -> Sequence[str]:
        """Of all its listeners."""
        names = [
            name
            for one in self.listeners.values()
            if one.is_tls
            for name in (*([one.certificate] if one.certificate else []), *one.more_certificates)
        ]
        return tuple(dict.fromkeys(names))

    def zones(self, here: Here) -> Sequence[str]:
        """Letters of the zones that its tier is in, in the order of its subnets."""
        network = NETWORK.find(here, self.network)
        count = zones_of(here, self.network, self.tier)
        return tuple(network.spec.zones)[:count] if network else ()

    def group_output(self, listener: str) -> str:
        """Output with the ARN of the target group that services join."""
        return together("target_group_arn", part_name(listener, self.listeners[listener]))

    def _group_suffix(self, listener: str) -> str:
        return together("target_group_suffix", part_name(listener, self.listeners[listener]))

    def charges(self, here: Here) -> Iterator[Bought]:
        yield hourly("nlb", 1, 1, ("name",))
        zones = len(self.zones(here))
        if self.scheme == "internet-facing" and zones:
            yield hourly("public-ipv4", zones, zones, ("scheme",), "addresses")
        yield Usage("lcu_hours", "nlb-lcu")
        if self.is_logged:
            yield Usage("access_log_stored_gib", "s3-gib", ("access_logs",))

    def alarm_numbers(self, here: Here) -> Mapping[str, float]:
        """Of the listener with the most tasks, because one threshold is for all of them."""
        tasks: Counter[str] = Counter()
        for service in SERVICE.near(here):
            for way in service.spec.network_ingresses:
                if way.load_balancer == here.name:
                    tasks[way.listener] += service.spec.tasks.maximum
        return {"nlb-no-healthy-host most": max(tasks.values())} if tasks else {}

    def watched(self, here: Here) -> Iterator[Subject]:
        of_balancer = {"LoadBalancer": Published(here, "arn_suffix")}
        yield Subject("network_load_balancer", "", of_balancer)
        joined = joined_always(here)
        for name, one in sorted(self.listeners.items()):
            if name not in joined:
                continue
            group = {"TargetGroup": Published(here, self._group_suffix(name))}
            yield Subject("network_listener", part_name(name, one), of_balancer | group)

    def outputs(self, here: Here) -> Iterator[Output]:
        balancer = (("aws_lb", ""),)
        yield Output("arn", f"{ARN}:loadbalancer/{SUFFIX}", balancer, "arn")
        yield Output("arn_suffix", SUFFIX, balancer, "arn_suffix")
        yield Output("dns_name", DNS_NAME, balancer, "dns_name")
        yield Output("zone_id", ZONE_ID, balancer, "zone_id")
        for name, one in self.listeners.items():
            group = (("aws_lb_target_group", group_role(name, one)),)
            listener = (("aws_lb_listener", part_name(name, one)),)
            yield Output(self.group_output(name), f"{ARN}:{GROUP}", listener, OF_LISTENER)
            yield Output(self._group_suffix(name), GROUP, group, "arn_suffix")

    def address_needs(self, here: Here) -> Iterator[AddressNeed]:
        """One network interface in each zone.

        source: the page of MOST_LISTENERS
        """
        what = f"network_load_balancer/{here.name}"
        yield AddressNeed(self.network, (self.tier,), len(self.zones(here)), what)

    def quota_needs(self, here: Here) -> Iterator[QuotaNeed]:
        yield QuotaNeed("network_load_balancers", 1, ("name",))
        asked = self.fixed_addresses and self.scheme == "internet-facing"
        addresses = len(self.zones(here)) if asked else 0
        yield QuotaNeed("elastic_ips", addresses, ("fixed_addresses",))

    def claims(self, here: Here) -> Iterator[Claim]:
        """The network of each environment has its own addresses."""
        network = f"network/{self.network}"
        for zone, address in sorted(self.private_addresses.items()):
            values = (address, network, here.environment)
            what = f"address {address} in {network}"
            pointer = ("private_addresses", zone)
            yield Claim("aws_network_interface", values, what, pointer, differs="address")

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("load_balancer")
        for name, one in self.listeners.items():
            yield AwsName("target_group", group_role(name, one), ("listeners", name))
        if self.is_logged:
            yield AwsName("s3_bucket", "access-logs-000000000000")


def joined_always(here: Here) -> set[str]:
    """Listeners behind which a service runs at all hours: silence of its tasks is a fault."""
    return {
        way.listener
        for service in SERVICE.near(here)
        if service.spec.tasks.minimum > 0 and service.spec.running_share() == 1
        for way in service.spec.network_ingresses
        if way.load_balancer == here.name
    }
