"""The nested maps of a network document."""

from typing import Annotated, Literal, get_args

from msgspec import Meta

from specgen.sdk import Cidr, Part, documentation, reference
from specgen.sdk.aws.lifecycle import ExpirationDays

Role = Literal["public", "private", "isolated"]
ROLES: tuple[Role, ...] = get_args(Role)


class Tier(Part):
    role: Annotated[
        Role,
        Meta(
            description="Route to the internet: public through the internet gateway, private "
            "through the NAT gateway of the zone, isolated none"
        ),
    ]
    cidrs: Annotated[
        list[Cidr],
        Meta(description="One block for each zone, in the order of `zones`", min_length=1),
    ]
    purpose: Annotated[list[str], documentation("What is in it")] = []


class Nat(Part):
    placement: Annotated[
        Literal["one_per_zone", "single", "none"],
        Meta(description="A gateway in each zone, one for all, or none"),
    ] = "one_per_zone"
    expected_count: Annotated[
        int | None, Meta(description="Gateways that this must make; checked, not set")
    ] = None
    expected_bandwidth_gbps: Annotated[
        int | None, Meta(description="Bandwidth that you rely on, Gbit/s; checked, not set")
    ] = None


class Endpoints(Part):
    gateway: Annotated[
        tuple[Literal["s3", "dynamodb"], ...],
        Meta(description="Gateway endpoints, free of charge"),
    ] = ("s3",)
    interface: Annotated[
        list[Annotated[str, Meta(pattern="^[a-z0-9.-]+$", examples=["ecr.api"])]],
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
