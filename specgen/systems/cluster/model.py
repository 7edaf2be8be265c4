"""What a cluster document says: where tasks run, and on which hosts."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta

from specgen.facts import ec2
from specgen.model import (
    NAME_PATTERN,
    AddressNeed,
    AwsName,
    KeyUse,
    Model,
    Output,
    Part,
    Percent,
    QuotaNeed,
    reference,
)
from specgen.systems.cluster.quota_needs import host_needs

if TYPE_CHECKING:
    from specgen.project import Here

FARGATE = ("fargate", "fargate_spot")
"""Capacity providers that AWS runs, as documents call them; in AWS they are upper case."""

TierName = Annotated[str, Meta(pattern=NAME_PATTERN)]
ProviderName = Annotated[str, Meta(pattern=f"^(?!fargate$){NAME_PATTERN[1:]}")]


class TaskBounds(Part):
    minimum: Annotated[int, Meta(description="No service may run fewer tasks", ge=0)]
    maximum: Annotated[int, Meta(description="No service may run more tasks", ge=1)]


class CapacityProvider(Part):
    """Hosts of one kind: an Auto Scaling group that ECS scales to what the tasks need."""

    instance_types: Annotated[
        list[
            Annotated[
                str,
                Meta(pattern=r"^[a-z0-9-]+\.[a-z0-9-]+$", examples=["m7g.xlarge", "m6g.xlarge"]),
            ]
        ],
        Meta(
            description="EC2 types, the preferred one first; several keep a shortage of one away",
            min_length=1,
        ),
    ]
    maximum_instances: Annotated[int, Meta(description="Most hosts", ge=1)]
    minimum_instances: Annotated[int, Meta(description="Fewest hosts", ge=0)] = 0
    architecture: Annotated[
        Literal["x86_64", "arm64"], Meta(description="Of all its types: images are built for one")
    ] = "x86_64"
    on_demand_base_capacity: Annotated[
        int, Meta(description="Hosts that are on-demand before any Spot host starts", ge=0)
    ] = 0
    on_demand_percentage_above_base: Annotated[
        Percent, Meta(description="Of the hosts above the base; the rest are Spot")
    ] = 100
    managed_scaling: Annotated[
        bool, Meta(description="ECS scales the group; without, it stays at its minimum")
    ] = True
    target_capacity_percent: Annotated[
        int, Meta(description="How full ECS keeps the hosts; less keeps hosts spare", ge=1, le=100)
    ] = 100
    instance_warmup_seconds: Annotated[
        int, Meta(description="Time until a new host counts", ge=0, le=10000)
    ] = 120
    managed_termination_protection: Annotated[
        bool, Meta(description="No host goes while it runs tasks")
    ] = True
    managed_draining: Annotated[
        bool, Meta(description="A host that goes has its tasks moved first")
    ] = True
    reserved_host_memory_mib: Annotated[
        int, Meta(description="Memory kept for the system and the ECS agent, MiB", ge=256)
    ] = 1024
    volume_gib: Annotated[
        int, Meta(description="Root volume (gp3), images included, GiB", ge=30, le=16384)
    ] = 50
    maximum_instance_lifetime_days: (
        Annotated[
            int,
            Meta(description="Hosts are replaced at this age, by the then newest image", ge=1),
        ]
        | None
    ) = None
    key: (
        Annotated[str, reference("key", "Key of the hosts' volumes; the AWS managed one without")]
        | None
    ) = None
    tiers: Annotated[
        list[TierName], Meta(description="Tiers of the network; the cluster's where empty")
    ] = []
    security_groups: Annotated[
        list[Annotated[str, reference("security_group", "Group of the hosts")]],
        Meta(description="Groups of the hosts; the cluster's where empty"),
    ] = []

    def hosts(self) -> tuple[ec2.InstanceType, ...]:
        """The types that the facts know."""
        found = (ec2.instance_type(name) for name in self.instance_types)
        return tuple(host for host in found if host is not None)

    def task_memory_mib(self, host: ec2.InstanceType) -> int:
        return host.memory_mib - self.reserved_host_memory_mib


class Cluster(Model, kw_only=True):
    """An ECS cluster with Fargate, and with EC2 capacity providers where tasks need hosts."""

    network: Annotated[
        str, reference("network", "The network of hosts, and of services that name none")
    ]
    tiers: Annotated[
        list[TierName],
        Meta(
            description="Tiers of hosts and services that name none; all private ones where empty"
        ),
    ] = []
    security_groups: Annotated[
        list[Annotated[str, reference("security_group", "Group of hosts and tasks")]],
        Meta(description="Groups of hosts and services that name none"),
    ] = []
    container_insights: Annotated[
        Literal["enhanced", "enabled", "disabled"],
        Meta(description="CloudWatch metrics of tasks; enhanced adds those of each container"),
    ] = "enabled"
    fargate: Annotated[bool, Meta(description="Services may run on Fargate")] = True
    fargate_spot: Annotated[
        bool, Meta(description="Services may run on Fargate Spot: cheaper, stopped at any time")
    ] = False
    capacity_providers: Annotated[
        dict[ProviderName, CapacityProvider], Meta(description="Hosts, by the provider's name")
    ] = {}
    default_capacity_provider: Annotated[
        str, Meta(description="Where tasks run that say nothing; the first that there is if empty")
    ] = ""
    task_bounds: Annotated[
        TaskBounds | None, Meta(description="Bounds that no service may leave, in any environment")
    ] = None
    eni_trunking: Annotated[
        bool,
        Meta(
            description="The account's setting awsvpcTrunking is on: hosts hold more tasks than "
            "network interfaces; checked, not set"
        ),
    ] = False

    def provider_names(self) -> tuple[str, ...]:
        """As documents call them."""
        offered = [name for name in FARGATE if getattr(self, name)]
        return (*offered, *self.capacity_providers)

    def provider_aws_name(self, here: "Here", provider: str) -> str:
        """here: the cluster's own place"""
        if provider in FARGATE:
            return provider.upper()
        return here.names.of(here.effective.aws_name, provider)

    def default_provider(self) -> str:
        return self.default_capacity_provider or (*self.provider_names(), "")[0]

    def used_tiers(self, here: "Here", own: list[str]) -> tuple[str, ...]:
        """A host's or a service's own tiers; else the cluster's; else all private ones."""
        network = here.find("network", self.network)
        private = network.spec.tiers_of("private") if network else []
        return tuple(own or self.tiers or private)

    def outputs(self, here: "Here") -> Iterator[Output]:  # noqa: ARG002  the same for all
        # of the association, so that services wait until the providers can be used
        association = "aws_ecs_cluster_capacity_providers"
        yield Output("name", "text", ((association, ""),), "cluster_name")

    def address_needs(self, here: "Here") -> Iterator[AddressNeed]:
        for name, provider in self.capacity_providers.items():
            tiers = self.used_tiers(here, provider.tiers)
            what = f"hosts of {here.name}/{name}"
            yield AddressNeed(self.network, tiers, provider.maximum_instances, what)

    def quota_needs(self, here: "Here") -> Iterator[QuotaNeed]:  # noqa: ARG002  the same for all
        yield from host_needs(self)

    def key_uses(self) -> Iterator[KeyUse]:
        for name, provider in self.capacity_providers.items():
            if provider.key:
                pointer = ("capacity_providers", name, "key")
                yield KeyUse(provider.key, "ec2", pointer)
                yield KeyUse(provider.key, "autoscaling", pointer)

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("ecs_cluster")
        for name in self.capacity_providers:
            pointer = ("capacity_providers", name)
            yield AwsName("ecs_capacity_provider", name, pointer)
            yield AwsName("launch_template", name, pointer)
            yield AwsName("autoscaling_group", name, pointer)
            yield AwsName("iam_role", f"{name}-host", pointer)
            yield AwsName("instance_profile", f"{name}-host", pointer)
