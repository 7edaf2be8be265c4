"""The keys of a fleet."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from specgen.facts.quotas import vcpu_quota
from specgen.sdk import (
    AddressNeed,
    AwsName,
    Bought,
    Command,
    Here,
    KeyUse,
    Part,
    QuotaNeed,
    reference,
)
from specgen.sdk.aws.network.placement import Placed
from specgen.sdk.aws.spot.charges import host_charges
from specgen.sdk.aws.spot.fields import Architecture, InstanceTypes, largest_vcpu


class Instances(Part, kw_only=True):
    minimum: Annotated[int, Meta(description="Instances that always run", ge=0, le=10_000)] = 0
    maximum: Annotated[int, Meta(description="Instances at most", ge=1, le=10_000)]


class Fleet(Placed, kw_only=True):
    """Spot instances for load tests and the like; they stop every day by themselves."""

    not_built: ClassVar[dict[str, str]] = {
        **dict.fromkeys(
            ("spot_price", "maximum_price"),
            "a limit of the price makes AWS take instances back more often; Spot never costs more "
            "than on demand",
        ),
        "tiers": "write `tier`",
    }

    architecture: Annotated[
        Architecture, Meta(description="Architecture of all its types: an image is built for one")
    ] = "arm64"
    instance_types: InstanceTypes
    instances: Annotated[Instances, Meta(description="How many there are")]
    stops_daily_utc: Annotated[
        str,
        Meta(
            description="Time at which all above the minimum are stopped, UTC",
            pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$",
            examples=["22:00"],
        ),
    ]
    finish_seconds: Annotated[
        int,
        Meta(
            description="Seconds that an instance has to finish before it is stopped; AWS takes a "
            "Spot instance back after two minutes at most",
            ge=30,
            le=7_200,
        ),
    ] = 120
    start: Annotated[
        str, Meta(description="Shell script that runs as root when an instance starts")
    ] = ""
    volume_gib: Annotated[int, Meta(description="Root volume (gp3), GiB", ge=8, le=16_384)] = 20
    key: (
        Annotated[str, reference("key", "Key of the volumes; defaults to the AWS managed one")]
        | None
    ) = None

    def charges(self, here: Here) -> Iterator[Bought]:
        """By its first type; the most run all day only if people start them again."""
        yield from host_charges(
            f"ec2-spot:{self.instance_types[0]}",
            (self.instances.minimum, self.instances.maximum),
            self.volume_gib,
            (),
            ("instances", "maximum"),
            ("volume_gib",),
        )

    def key_uses(self) -> Iterator[KeyUse]:
        if self.key:
            for service in ("ec2", "autoscaling"):
                yield KeyUse(self.key, service, ("key",))

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("autoscaling_group")
        yield AwsName("launch_template")

    def quota_needs(self, here: Here) -> Iterator[QuotaNeed]:
        pointer = ("instances", "maximum")
        largest = largest_vcpu(self.instance_types)
        found = {vcpu_quota(name, spot=True) for name in self.instance_types}
        for quota in sorted(name for name in found if name):
            yield QuotaNeed(quota, self.instances.maximum * largest, pointer)

    def address_needs(self, here: Here) -> Iterator[AddressNeed]:
        what = f"fleet/{here.name}"
        yield AddressNeed(self.network, (self.tier,), self.instances.maximum, what)

    def commands(self, here: Here) -> Iterator[Command]:
        name = here.names.of(here.effective.aws_name)
        text = (
            f"aws autoscaling set-desired-capacity --region {here.region} "
            f"--auto-scaling-group-name {name} --desired-capacity {self.instances.maximum}"
        )
        yield Command(f"start it, until {self.stops_daily_utc} UTC", text)
