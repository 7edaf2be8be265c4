"""Application load balancers and clusters that others made."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from msgspec import Meta

from specgen.sdk import NAME_PATTERN, Here, Model, Output, Unordered, reference
from specgen.sdk.aws.interfaces import NETWORK
from specgen.systems.existing.model.forms import (
    BALANCER_ARN,
    LISTENER_ARN,
    NAMESPACE_ID,
    ZONE_ID,
    known,
)

ARN = "arn:aws:elasticloadbalancing:us-east-1:123456789012"
RESOURCE = "loadbalancer/"


class LoadBalancer(Model, kw_only=True):
    """An application load balancer; services attach their own rules to its HTTPS listener."""

    arn: Annotated[
        str,
        Meta(
            description="ARN of the load balancer",
            pattern=BALANCER_ARN,
            examples=[f"{ARN}:loadbalancer/app/shared/0123456789abcdef"],
        ),
    ]
    https_listener_arn: Annotated[
        str,
        Meta(
            description="ARN of its HTTPS listener",
            pattern=LISTENER_ARN,
            examples=[f"{ARN}:listener/app/shared/0123456789abcdef/fedcba9876543210"],
        ),
    ]
    dns_name: Annotated[
        str,
        Meta(
            description="Its DNS name, as AWS made it",
            pattern=r"^[A-Za-z0-9-]+\.([a-z0-9-]+\.elb|elb\.[a-z0-9-]+)\.amazonaws\.com(\.cn)?$",
            examples=["shared-1234567890.us-east-1.elb.amazonaws.com"],
        ),
    ]
    zone_id: Annotated[
        str,
        Meta(
            description="Id of the hosted zone of its DNS name (CanonicalHostedZoneId)",
            pattern=ZONE_ID,
        ),
    ]
    scheme: Annotated[
        Literal["internet-facing", "internal"],
        Meta(description="Whether the internet reaches it, or only its network"),
    ]
    ip_address_type: Annotated[
        Literal["ipv4", "dualstack"],
        Meta(description="Whether it answers over IPv4 alone, or over IPv6, too"),
    ] = "ipv4"
    network: Annotated[str, reference("network", "The network it is in")]
    security_groups: Annotated[
        Unordered[Annotated[str, reference("security_group", "Group of the load balancer")]],
        Meta(description="Its security groups", min_length=1),
    ]
    certificate: Annotated[
        str, reference("certificate", "Certificate of the HTTPS listener; by default unknown")
    ] = ""
    ssl_policy: Annotated[
        str,
        Meta(
            description="TLS versions and ciphers of the HTTPS listener; by default unknown",
            pattern="^(ELBSecurityPolicy-[A-Za-z0-9-]+)?$",
            examples=["ELBSecurityPolicy-TLS13-1-3-2021-06"],
        ),
    ] = ""
    behind_cdn: Annotated[bool, Meta(description="Its clients come through CloudFront")] = False

    @property
    def certificate_names(self) -> tuple[str, ...]:
        return (self.certificate,) if self.certificate else ()

    @property
    def listener_output(self) -> str:
        return "https_listener_arn"

    @property
    def route53_health_checks(self) -> bool:
        return False

    @property
    def web_acl(self) -> str | None:
        return None

    def outputs(self, here: Here) -> Iterator[Output]:
        yield known("arn", self.arn)
        yield known("arn_suffix", self.arn.partition(RESOURCE)[2])
        yield known("dns_name", self.dns_name)
        yield known("zone_id", self.zone_id)
        yield known(self.listener_output, self.https_listener_arn)


class Cluster(Model, kw_only=True):
    """An ECS cluster whose tasks run on Fargate."""

    name: Annotated[
        str,
        Meta(
            description="Name of the cluster in AWS",
            pattern="^[A-Za-z0-9_-]{1,255}$",
            examples=["shared"],
        ),
    ]
    network: Annotated[str, reference("network", "The network of services that name none")]
    tiers: Annotated[
        Unordered[Annotated[str, Meta(pattern=NAME_PATTERN)]],
        Meta(description="Tiers of services that name none; defaults to all private ones"),
    ] = []
    security_groups: Annotated[
        Unordered[Annotated[str, reference("security_group", "Group of tasks")]],
        Meta(description="Groups of services that name none"),
    ] = []
    fargate_spot: Annotated[bool, Meta(description="The cluster has FARGATE_SPOT, too")] = False
    container_insights: Annotated[
        Literal["enhanced", "enabled", "disabled"],
        Meta(description="CloudWatch metrics of tasks"),
    ] = "disabled"
    namespace: Annotated[
        str,
        Meta(
            description="Private domain in which its services find one another; by default none",
            pattern=r"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+)?$",
            max_length=253,
        ),
    ] = ""
    namespace_id: Annotated[
        str,
        Meta(description="Id of that namespace in Cloud Map", pattern=f"^$|{NAMESPACE_ID}"),
    ] = ""

    @property
    def capacity_providers(self) -> Mapping[str, Any]:
        """Hosts of others are unknown."""
        return {}

    @property
    def task_bounds(self) -> None:
        return None

    @property
    def eni_trunking(self) -> bool:
        return False

    def provider_names(self) -> tuple[str, ...]:
        return ("fargate", "fargate_spot") if self.fargate_spot else ("fargate",)

    def default_provider(self) -> str:
        return "fargate"

    def provider_aws_name(self, here: Here, provider: str) -> str:
        return provider.upper()

    def name_in_aws(self, here: Here) -> str:
        return self.name

    def used_tiers(self, here: Here, own: list[str]) -> tuple[str, ...]:
        """A service's own tiers; else the cluster's; else all private ones."""
        network = NETWORK.find(here, self.network)
        private = network.spec.tiers_of("private") if network else []
        return tuple(own or self.tiers or private)

    def outputs(self, here: Here) -> Iterator[Output]:
        yield known("name", self.name)
        if self.namespace_id:
            yield known("namespace_id", self.namespace_id)
