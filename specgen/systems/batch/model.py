"""The keys of a batch document: capacity, a queue, and jobs."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from specgen.facts.quotas import vcpu_quota
from specgen.sdk import (
    NAME_PATTERN,
    AddressNeed,
    AwsName,
    Bought,
    Claim,
    Command,
    Here,
    KeyUse,
    NameRule,
    Ordered,
    Part,
    Pointer,
    QuotaNeed,
    Renamable,
    part_name,
    reference,
)
from specgen.sdk.aws.logs import RetentionDays, log_usage
from specgen.sdk.aws.network.placement import Placed
from specgen.sdk.aws.spot.charges import host_charges
from specgen.sdk.aws.spot.fields import Architecture, InstanceTypes, largest_vcpu

MINUTES_A_DAY = 1_440
NAME = NameRule(
    128,
    r"[A-Za-z0-9][A-Za-z0-9_-]*",
    "letters, digits, hyphens and underscores",
    "the API model of batch in botocore 1.44.5",
    "batch name",
)


class Capacity(Part, kw_only=True):
    type: Annotated[
        Literal["spot", "on_demand"],
        Meta(description="Instances that AWS may take back for less, or that it leaves"),
    ] = "spot"
    architecture: Annotated[
        Architecture, Meta(description="Architecture of all its types: an image is built for one")
    ] = "x86_64"
    instance_types: InstanceTypes
    minimum_vcpus: Annotated[
        int, Meta(description="vCPU that wait for jobs all the time, and cost", ge=0, le=100_000)
    ] = 0
    maximum_vcpus: Annotated[
        int, Meta(description="vCPU that all its jobs may use together", ge=1, le=100_000)
    ]
    volume_gib: Annotated[
        int, Meta(description="Root volume (gp3), images included, GiB", ge=30, le=16_384)
    ] = 50
    key: (
        Annotated[str, reference("key", "Key of the volumes; defaults to the AWS managed one")]
        | None
    ) = None


class Job(Renamable, kw_only=True):
    """What one run is given. It ends, or is ended."""

    image: Annotated[str, Meta(description="Image, with its registry and tag", min_length=1)]
    command: Annotated[
        Ordered[str], Meta(description="Command and arguments, in order; by default the image's")
    ] = []
    vcpus: Annotated[int, Meta(description="vCPU of a run", ge=1, le=1_000)]
    memory_mib: Annotated[int, Meta(description="Memory of a run, MiB", ge=4, le=10_000_000)]
    gpus: Annotated[int, Meta(description="GPUs of a run", ge=0, le=16)] = 0
    attempts: Annotated[
        int,
        Meta(description="Runs in all, if AWS takes the instance back", ge=1, le=10),
    ] = 3
    timeout_minutes: Annotated[
        int,
        Meta(description="Minutes after which a run is ended", ge=1, le=100 * MINUTES_A_DAY),
    ]
    variables: Annotated[
        dict[Annotated[str, Meta(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")], str],
        Meta(description="Environment variables, which anybody who sees the job can read"),
    ] = {}


class Batch(Placed, kw_only=True):
    """A queue of jobs, on instances that exist only while jobs wait."""

    not_built: ClassVar[dict[str, str]] = {
        **dict.fromkeys(
            ("bid_percentage", "maximum_price"),
            "a limit of the price makes AWS take instances back more often; Spot never costs more "
            "than on demand",
        ),
        "tiers": "write `tier`",
    }

    capacity: Annotated[Capacity, Meta(description="What its jobs run on")]
    jobs: Annotated[
        dict[Annotated[str, Meta(pattern=NAME_PATTERN)], Job],
        Meta(description="Definitions of jobs: name -> what one run is given", min_length=1),
    ]
    stuck_minutes: Annotated[
        int,
        Meta(
            description="Minutes after which a job that no instance type fits is cancelled",
            ge=10,
            le=MINUTES_A_DAY,
        ),
    ] = 60
    log_retention_days: RetentionDays = 30
    log_key: Annotated[str, reference("key", "Key of the logs")] | None = None

    def images(self) -> Iterator[tuple[Pointer, str]]:
        for name, job in self.jobs.items():
            yield ("jobs", name, "image"), job.image

    own_images = images

    def charges(self, here: Here) -> Iterator[Bought]:
        """By its first type; the hosts that hold all its vCPU."""
        first = self.capacity.instance_types[0]
        vcpu = largest_vcpu([first])
        if vcpu:
            bounds = (self.capacity.minimum_vcpus, self.capacity.maximum_vcpus)
            low, high = (-(-count // vcpu) for count in bounds)
            family = "ec2-spot" if self.capacity.type == "spot" else "ec2-instance"
            yield from host_charges(
                f"{family}:{first}",
                (low, high),
                self.capacity.volume_gib,
                ("capacity",),
                ("maximum_vcpus",),
                ("volume_gib",),
            )
        yield from log_usage(("log_retention_days",))

    def log_group(self, here: Here) -> str:
        return f"/aws/batch/{here.names.of(here.effective.aws_name)}"

    def claims(self, here: Here) -> Iterator[Claim]:
        group = self.log_group(here)
        yield Claim("aws_cloudwatch_log_group", (group,), f"log group {group}")

    def key_uses(self) -> Iterator[KeyUse]:
        if self.log_key:
            yield KeyUse(self.log_key, "logs", ("log_key",))
        if self.capacity.key:
            for service in ("ec2", "autoscaling"):
                yield KeyUse(self.capacity.key, service, ("capacity", "key"))

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName(NAME)
        yield AwsName("launch_template")
        yield AwsName("iam_role", "instance")
        yield AwsName("iam_role", "job")
        yield AwsName("instance_profile", "instance")
        for name, job in self.jobs.items():
            yield AwsName(NAME, part_name(name, job).first, ("jobs", name))

    def quota_needs(self, here: Here) -> Iterator[QuotaNeed]:
        pointer = ("capacity", "maximum_vcpus")
        spot = self.capacity.type == "spot"
        found = {vcpu_quota(name, spot=spot) for name in self.capacity.instance_types}
        for quota in sorted(name for name in found if name):
            yield QuotaNeed(quota, self.capacity.maximum_vcpus, pointer)

    def address_needs(self, here: Here) -> Iterator[AddressNeed]:
        """Of the largest type, because AWS fits jobs into few instances."""
        largest = largest_vcpu(self.capacity.instance_types)
        if largest:
            count = -(-self.capacity.maximum_vcpus // largest)
            yield AddressNeed(self.network, (self.tier,), count, f"batch/{here.name}")

    def commands(self, here: Here) -> Iterator[Command]:
        queue = here.names.of(here.effective.aws_name)
        for name, job in self.jobs.items():
            definition = here.names.of(here.effective.aws_name, part_name(name, job).first)
            text = (
                f"aws batch submit-job --region {here.region} --job-name {name} "
                f"--job-queue {queue} --job-definition {definition}"
            )
            yield Command(f"submit {name}", text)
