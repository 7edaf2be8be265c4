"""The nested maps of documents with tasks for the size of its tasks, and their capacity."""

from typing import Annotated

from msgspec import Meta

from specgen.documents.schema.fields import NAME_PATTERN, Part


class Share(Part):
    """A share of the tasks, on one capacity provider."""

    provider: Annotated[
        str,
        Meta(
            description="fargate, fargate_spot, or a capacity provider of the cluster",
            pattern=r"^fargate_spot$|" + NAME_PATTERN,
            examples=["fargate_spot"],
        ),
    ]
    weight: Annotated[
        int, Meta(description="Its share of the tasks above all bases", ge=0, le=1000)
    ] = 1
    base: Annotated[int, Meta(description="Tasks that always run here", ge=0, le=100000)] = 0


class Size(Part):
    """Size of one task: on Fargate the limit, on EC2 hosts the reservation."""

    vcpu: Annotated[
        float, Meta(description="vCPU of a task; on hosts reserved for it", gt=0, le=192)
    ]
    memory_gib: Annotated[
        float, Meta(description="Memory of a task, GiB; on hosts reserved for it", gt=0, le=4096)
    ]
    burst_vcpu: (
        Annotated[
            float,
            Meta(
                description="EC2 only: vCPU that a task can use when its host is idle; ECS sets no "
                "limit, but the host must have them",
                gt=0,
                le=192,
            ),
        ]
        | None
    ) = None
    hard_memory_gib: (
        Annotated[
            float,
            Meta(description="EC2 only: memory at which a task is killed, GiB", gt=0, le=4096),
        ]
        | None
    ) = None

    @property
    def peak_vcpu(self) -> float:
        return self.vcpu if self.burst_vcpu is None else self.burst_vcpu

    @property
    def peak_memory_gib(self) -> float:
        return self.memory_gib if self.hard_memory_gib is None else self.hard_memory_gib

    @property
    def says_burst(self) -> bool:
        return self.burst_vcpu is not None or self.hard_memory_gib is not None


class Range(Part):
    minimum: Annotated[float, Meta(description="Least", gt=0)]
    maximum: Annotated[float, Meta(description="Most", gt=0)]


class SizeRange(Part):
    vcpu: Annotated[Range, Meta(description="vCPU of a task")]
    memory_gib: Annotated[Range, Meta(description="Memory of a task, GiB")]
