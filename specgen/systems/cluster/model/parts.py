"""The nested maps of a cluster document: bounds of its services, and hosts."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts import ec2, integers
from specgen.sdk import NAME_PATTERN, Ordered, Part, Percent, Renamable, Unordered, reference

TierName = Annotated[str, Meta(pattern=NAME_PATTERN)]
ProviderName = Annotated[str, Meta(pattern=f"^(?!fargate$){NAME_PATTERN[1:]}")]

SECONDS_A_DAY = 86_400


class TaskBounds(Part):
    minimum: Annotated[int, Meta(description="No service may run fewer tasks", ge=0)]
    maximum: Annotated[int, Meta(description="No service may run more tasks", ge=1)]


class CapacityProvider(Renamable, kw_only=True):
    """Hosts of one kind: an Auto Scaling group that ECS scales to what the tasks need."""

    instance_types: Annotated[
        Ordered[
            Annotated[
                str,
                Meta(pattern=r"^[a-z0-9-]+\.[a-z0-9-]+$", examples=["m7g.xlarge", "m6g.xlarge"]),
            ]
        ],
        Meta(
            description="EC2 types, the preferred one first; several help when one is scarce",
            min_length=1,
        ),
    ]
    maximum_instances: Annotated[int, Meta(description="Maximum number of hosts", ge=1)]
    minimum_instances: Annotated[int, Meta(description="Minimum number of hosts", ge=0)] = 0
    architecture: Annotated[
        Literal["x86_64", "arm64"],
        Meta(description="Architecture of all its types: an image is built for one"),
    ] = "x86_64"
    on_demand_base_capacity: Annotated[
        int,
        Meta(
            description="On-demand hosts that start before any Spot host",
            ge=0,
            le=integers.LARGEST,
        ),
    ] = 0
    on_demand_percentage_above_base: Annotated[
        Percent, Meta(description="Share of on-demand hosts above the base; the rest is Spot")
    ] = 100
    managed_scaling: Annotated[
        bool, Meta(description="ECS scales the group; if false, it stays at its minimum")
    ] = True
    target_capacity_percent: Annotated[
        int,
        Meta(
            description="How full ECS keeps the hosts; less than 100 keeps spare hosts",
            ge=1,
            le=100,
        ),
    ] = 100
    instance_warmup_seconds: Annotated[
        int, Meta(description="Time until a new host counts", ge=0, le=10000)
    ] = 120
    managed_termination_protection: Annotated[
        bool, Meta(description="No host is stopped while it runs tasks")
    ] = True
    managed_draining: Annotated[
        bool, Meta(description="Tasks are moved away before a host is stopped")
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
            Meta(
                description="Age at which hosts are replaced, with the newest image of that time",
                ge=1,
                le=integers.LARGEST // SECONDS_A_DAY,
            ),
        ]
        | None
    ) = None
    key: (
        Annotated[
            str, reference("key", "Key of the hosts' volumes; defaults to the AWS managed one")
        ]
        | None
    ) = None
    tiers: Annotated[
        Unordered[TierName], Meta(description="Tiers of the network; defaults to the cluster's")
    ] = []
    security_groups: Annotated[
        Unordered[Annotated[str, reference("security_group", "Group of the hosts")]],
        Meta(description="Groups of the hosts; defaults to the cluster's"),
    ] = []

    def hosts(self) -> tuple[ec2.InstanceType, ...]:
        """Those types that are in our facts."""
        found = (ec2.instance_type(name) for name in self.instance_types)
        return tuple(host for host in found if host is not None)

    def task_memory_mib(self, host: ec2.InstanceType) -> int:
        return host.most_memory_mib - self.reserved_host_memory_mib
