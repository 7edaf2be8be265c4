"""The nested maps of a network document."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal, get_args

from msgspec import Meta

from specgen.sdk import (
    Cidr,
    Ordered,
    Part,
    Renamable,
    Unordered,
    UnorderedTuple,
    documentation,
    reference,
)
from specgen.sdk.aws.lifecycle import ExpirationDays

Role = Literal["public", "private", "isolated"]
Zone = Annotated[str, Meta(pattern="^[a-z]$", examples=["a"])]
ROLES: tuple[Role, ...] = get_args(Role)


class Tier(Renamable, kw_only=True):
    role: Annotated[
        Role,
        Meta(
            description="Route to the internet: public through the internet gateway, private "
            "through the NAT gateway of the zone, isolated none"
        ),
    ]
    cidrs: Annotated[
        Annotated[dict[Zone, Cidr], Meta(min_length=1)]
        | Annotated[Ordered[Cidr], Meta(min_length=1)],
        Meta(
            description="One block for each zone: by the zone's letter, so that a new zone moves "
            "no other; or a list, in the order of the alphabet",
            examples=[{"a": "10.0.16.0/20", "b": "10.0.32.0/20"}],
        ),
    ]
    ipv6_indexes: Annotated[
        dict[Zone, Annotated[int, Meta(ge=0, le=255)]],
        Meta(
            description="Which of the 256 IPv6 blocks of the VPC the subnet of a zone gets; by "
            "default that at the place of its IPv4 block. AWS changes none of a subnet that exists",
            examples=[{"a": 16, "b": 17}],
        ),
    ] = {}
    purpose: Annotated[Unordered[str], documentation("What is in it")] = []

    @property
    def blocks(self) -> tuple[str, ...]:
        return tuple(self.cidrs.values() if isinstance(self.cidrs, dict) else self.cidrs)

    def by_zone(self, zones: Sequence[str]) -> Iterator[tuple[str, str | int, str]]:
        """Zone, key or index in `cidrs`, block; only of zones that have one.

        zones: by their letters
        """
        if isinstance(self.cidrs, dict):
            yield from ((z, z, self.cidrs[z]) for z in zones if z in self.cidrs)
        else:
            pairs = zip(zones, self.cidrs, strict=False)
            yield from ((zone, i, cidr) for i, (zone, cidr) in enumerate(pairs))


class Nat(Part):
    placement: Annotated[
        Literal["one_per_zone", "single", "none"],
        Meta(description="A gateway in each zone, one for all, or none"),
    ] = "one_per_zone"
    tier: Annotated[
        str, Meta(description="Public tier of the gateways; defaults to the first one by name")
    ] = ""
    zone: Annotated[
        Zone | None,
        Meta(
            description="Zone of a single gateway; defaults to the first one by letter, so name it "
            "before you add a zone with an earlier letter"
        ),
    ] = None
    expected_count: Annotated[
        int | None, Meta(description="Gateways that this must make; checked, not set")
    ] = None
    expected_bandwidth_gbps: Annotated[
        int | None, Meta(description="Bandwidth that you rely on, Gbit/s; checked, not set")
    ] = None


class Endpoints(Part):
    gateway: Annotated[
        UnorderedTuple[Literal["s3", "dynamodb"]],
        Meta(description="Gateway endpoints, free of charge"),
    ] = ("s3",)
    interface: Annotated[
        Unordered[Annotated[str, Meta(pattern="^[a-z0-9.-]+$", examples=["ecr.api"])]],
        Meta(description="Interface endpoints, by the last part of their service name"),
    ] = []
    tier: Annotated[str, Meta(description="Tier of the interface endpoints' addresses")] = ""
    security_group: (
        Annotated[str, reference("security_group", "Group of the interface endpoints")] | None
    ) = None


class FlowLogs(Part):
    enabled: Annotated[bool, Meta(description="Record the traffic")] = True
    traffic: Annotated[
        Literal["ALL", "ACCEPT", "REJECT"], Meta(description="Traffic that is recorded")
    ] = "ALL"
    retention_days: Annotated[ExpirationDays, Meta(description="Days that records are kept")] = 365
    key: Annotated[str, reference("key", "Key of the bucket; SSE-S3 by default")] | None = None
