"""Nested maps of a postgres document."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.documents.schema.fields import Part

INSIGHTS_RETENTION_DAYS = (7, *(31 * months for months in range(1, 24)), 731)
"""source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html"""


class ExpectedInstance(Part):
    vcpu: Annotated[int | None, Meta(description="vCPU that the class must have")] = None
    memory_gib: Annotated[
        float | None, Meta(description="Memory that the class must have, GiB")
    ] = None


class ExpectedReplicas(Part):
    count: Annotated[int, Meta(description="Replicas that the documents must make of it", ge=0)]
    per_region: (
        Annotated[int, Meta(description="Replicas in each region that has some", ge=1)] | None
    ) = None


class Storage(Part):
    allocated_gib: Annotated[
        int,
        Meta(
            description="Storage at first, GiB; can be raised here later, never lowered",
            ge=20,
            le=65536,
        ),
    ]
    maximum_gib: Annotated[
        int | None,
        Meta(description="How far it grows by itself, GiB; without it, it does not grow"),
    ] = None
    type: Annotated[Literal["gp3"], Meta(description="Storage type")] = "gp3"
    iops: Annotated[
        int | None,
        Meta(description="IOPS; from 400 GiB on only, where 12,000 are included"),
    ] = None
    throughput_mibps: Annotated[
        int | None,
        Meta(description="Throughput, MiB/s; from 400 GiB on only, where 500 are included"),
    ] = None

    @property
    def most_gib(self) -> int:
        """Grown as far as it may."""
        return max(self.allocated_gib, self.maximum_gib or 0)


class PerformanceInsights(Part):
    enabled: Annotated[bool, Meta(description="Record what the database spends its time on")] = True
    retention_days: Annotated[
        int,
        Meta(
            description="Days that records are kept: 7 (free), a multiple of 31 up to 713, or 731",
            extra_json_schema={"enum": list(INSIGHTS_RETENTION_DAYS)},
        ),
    ] = 7
    mode: Annotated[
        Literal["standard", "advanced"],
        Meta(description="Mode of CloudWatch Database Insights; advanced costs by vCPU"),
    ] = "standard"
