"""Nested maps of a postgres document."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.documents.schema.fields import Part
from specgen.facts.quotas import RDS_GP3_GIB_RANGE

INSIGHTS_RETENTION_DAYS = (7, *(31 * months for months in range(1, 24)), 731)
"""source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html"""


class ExpectedInstance(Part):
    vcpu: Annotated[int | None, Meta(description="vCPU that the class must have")] = None
    memory_gib: Annotated[
        float | None, Meta(description="Memory that the class must have, GiB")
    ] = None


class ExpectedReplicas(Part):
    count: Annotated[int, Meta(description="Replicas that the documents must define for it", ge=0)]
    per_region: (
        Annotated[int, Meta(description="Replicas in each region that has any", ge=1)] | None
    ) = None


class Storage(Part):
    allocated_gib: Annotated[
        int,
        Meta(
            description="Initial storage, GiB; can be raised here later, never lowered",
            ge=RDS_GP3_GIB_RANGE[0],
            le=RDS_GP3_GIB_RANGE[1],
        ),
    ]
    maximum_gib: (
        Annotated[
            int,
            Meta(
                description="Size up to which it grows by itself, GiB; by default it does not",
                le=RDS_GP3_GIB_RANGE[1],
            ),
        ]
        | None
    ) = None
    type: Annotated[
        Literal["gp3", "gp2", "io1", "io2"],
        Meta(
            description="Storage type: io1 and io2 have the IOPS that `iops` sets, gp2 three for "
            "each GiB"
        ),
    ] = "gp3"
    iops: Annotated[
        int | None,
        Meta(
            description="IOPS, which io1 and io2 need; of gp3 only from 400 GiB on, where 12,000 "
            "are included"
        ),
    ] = None
    throughput_mibps: Annotated[
        int | None,
        Meta(description="Throughput of gp3, MiB/s; only from 400 GiB on, where 500 are included"),
    ] = None

    @property
    def most_gib(self) -> int:
        """When it has grown as far as it may."""
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
